"""Ctrl-C reaches the whole group: the parent and its children.

Question: a program has three children, and somebody presses Ctrl-C. Who gets a KeyboardInterrupt?

To be seen: everybody. The terminal sends SIGINT to all processes of the foreground group, here done
by killpg(). The parent is interrupted in its waitpid(), and has to wait for its children once more.
The third child ignores SIGINT, as a script's commands with & at their end do, and goes on with its
work. Look at the signals with `forklore strace keyboard_interrupt_group.py`.
"""

import os
import signal

ready_r, ready_w = os.pipe()
gate_r, gate_w = os.pipe()


def child(number: int) -> int:
    """Work until the gate is closed; the exit status tells what happened."""
    try:
        if number == 3:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(gate_w)
        os.write(ready_w, b"x")
        os.read(gate_r, 1)
    except KeyboardInterrupt:
        return 10 + number
    return number


def program() -> None:
    children = []
    for number in 1, 2, 3:
        pid = os.fork()
        if pid == 0:
            os._exit(child(number))
        children.append(pid)
    try:
        os.write(ready_w, b"x")
        os.waitpid(children[2], 0)
    except KeyboardInterrupt:
        print("parent: KeyboardInterrupt", flush=True)
    os.close(gate_w)
    for pid in children:
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        print("parent: a child ended with", code, flush=True)


signal.signal(signal.SIGINT, signal.default_int_handler)  # even if started with &
group = os.fork()
if group == 0:
    os.setpgid(0, 0)
    program()
    os._exit(0)

for _ in range(4):
    os.read(ready_r, 1)
os.close(gate_w)
os.killpg(group, signal.SIGINT)
os.waitpid(group, 0)

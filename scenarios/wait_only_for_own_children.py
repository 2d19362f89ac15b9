"""A process can wait for its own children only, and once for each.

Question: what does wait say to a process that has no children, to a grandparent, and to a parent
that waits for the same child twice?

To be seen: ECHILD (no child processes) each time, in Python a ChildProcessError. Only the first
wait for its own child works. The grandchild is alive when its grandparent asks, but it is not
its child. And once wait() has told of a child's end, the kernel forgets the child.
"""

import errno
import os


def try_to_wait(text: str, pid: int) -> None:
    try:
        os.waitpid(pid, 0)
    except ChildProcessError as error:
        assert error.errno == errno.ECHILD
        print(f"{text}: {os.strerror(errno.ECHILD)}", flush=True)
    else:
        print(f"{text}: it worked", flush=True)


try_to_wait("without any child", -1)

tell_r, tell_w = os.pipe()  # brings the grandchild's pid to the first process
hold_r, hold_w = os.pipe()  # keeps the grandchild alive until the first process has asked

child = os.fork()
if child == 0:
    grandchild = os.fork()
    if grandchild == 0:
        os.read(hold_r, 1)
        os._exit(0)
    os.write(tell_w, str(grandchild).encode())
    os.waitpid(grandchild, 0)
    os._exit(0)

try_to_wait("for a grandchild", int(os.read(tell_r, 20)))
os.write(hold_w, b"x")
try_to_wait("for a child", child)
try_to_wait("for the same child again", child)

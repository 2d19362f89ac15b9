"""A stopped job whose shell goes away: SIGHUP and SIGCONT.

Question: two processes of a job are stopped, and then the only process ends that could have
continued them. Do they stay stopped for ever?

To be seen: when the last parent outside of a group, but in its session, ends, the group is
"orphaned": no shell is left that looks after it. If a process in it is stopped, the kernel sends
SIGHUP and then SIGCONT to all of them. One has handlers for both and tells; the other has none, and
SIGHUP kills it as soon as it is continued. `forklore strace orphaned_stopped_group.py` shows both.
"""

import os
import signal

report_r, report_w = os.pipe()
life_r, life_w = os.pipe()  # only the second process holds its write end; see below


def tell(number: int, frame: object) -> None:
    os.write(report_w, f"{signal.Signals(number).name} ".encode())


def member(group: int, with_handlers: bool) -> int:
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, group)
        signal.signal(signal.SIGHUP, tell if with_handlers else signal.SIG_DFL)
        if with_handlers:
            os.close(life_w)
            signal.signal(signal.SIGCONT, tell)
        os.kill(os.getpid(), signal.SIGSTOP)
        if not with_handlers:
            os.write(report_w, b"the second goes on")  # it never comes so far
        os.close(report_w)
        os._exit(0)
    os.waitpid(pid, os.WUNTRACED)
    return pid


shell = os.fork()
if shell == 0:
    first = member(0, with_handlers=True)
    member(first, with_handlers=False)
    os.write(report_w, b"both are stopped, the shell ends; ")
    os._exit(0)

os.waitpid(shell, 0)
os.close(report_w)
os.close(life_w)
with open(report_r) as report:
    print("first:", report.read())
print("second: is gone:", os.read(life_r, 1) == b"")

"""Wait for a child, but not for ever: a timer whose handler raises an exception.

Question: waitpid() has no timeout. How can the parent stop waiting after a while?

To be seen: the timer sends SIGALRM in the middle of waitpid(), and the handler raises an exception.
If it only returned, Python would call waitpid() again (PEP 475). The child that takes too long is
killed and waited for, or it would stay a zombie. For the quick child the timer is switched off, or
its signal would come later, anywhere. `forklore strace alarm_timeout_on_waitpid.py` shows the
interrupted call.
"""

import os
import signal
import time


class TooLate(Exception):
    pass


def on_alarm(number: int, frame: object) -> None:
    raise TooLate


def start(seconds: float) -> int:
    pid = os.fork()
    if pid == 0:
        time.sleep(seconds)
        os._exit(0)
    return pid


def wait_at_most(seconds: float, pid: int) -> int:
    """Return the exit code of the child, which is killed if it takes too long."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        _, status = os.waitpid(pid, 0)
    except TooLate:
        print("parent: that was too long", flush=True)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return os.waitstatus_to_exitcode(status)


signal.signal(signal.SIGALRM, on_alarm)
print("slow child:", wait_at_most(0.3, start(60)), flush=True)
print("quick child:", wait_at_most(20, start(0.05)), flush=True)
print("time left on the timer:", signal.getitimer(signal.ITIMER_REAL)[0], flush=True)

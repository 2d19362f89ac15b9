"""An alarm whose handler raises is a timeout for waitpid(): the exception leaves it, and the child is still
there to be killed (PEP 475)."""
import os
import signal
import time


class Timeout(Exception):
    pass


def expire(number, frame):
    raise Timeout


signal.signal(signal.SIGALRM, expire)
for seconds in (0, 30):
    pid = os.fork()
    if pid == 0:
        time.sleep(seconds)
        os._exit(5)
    signal.setitimer(signal.ITIMER_REAL, 0.4)
    try:
        status = os.waitpid(pid, 0)[1]
        signal.setitimer(signal.ITIMER_REAL, 0)
    except Timeout:
        print("timeout", os.waitpid(pid, os.WNOHANG))
        os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
    print(os.waitstatus_to_exitcode(status), signal.getitimer(signal.ITIMER_REAL)[0])

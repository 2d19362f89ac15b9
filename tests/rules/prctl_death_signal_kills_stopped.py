"""A death signal SIGKILL ends a stopped process too; another one waits until it is continued."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(36, 1)
for number in (signal.SIGKILL, signal.SIGTERM):
    middle = os.fork()
    if middle == 0:
        child = os.fork()
        if child == 0:
            libc.prctl(1, int(number))
            os.kill(os.getpid(), signal.SIGSTOP)
            os._exit(1)
        os.waitpid(child, os.WUNTRACED)
        os._exit(0)
    os.waitpid(middle, 0)
    if number == signal.SIGTERM:
        child, status = os.waitpid(-1, os.WUNTRACED | os.WNOHANG)
        print(child)
        os.kill(0, signal.SIGCONT)
    print(os.waitstatus_to_exitcode(os.wait()[1]))

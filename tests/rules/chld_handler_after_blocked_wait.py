"""wait() takes the child but not the signal: SIGCHLD stays pending (signal(7)), and once it is
unblocked the handler runs and finds no child."""
import os
import signal


def reap(number, frame):
    try:
        print("handler:", os.waitpid(-1, os.WNOHANG))
    except ChildProcessError as error:
        print("handler:", error)


signal.signal(signal.SIGCHLD, reap)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
if os.fork() == 0:
    os._exit(5)
print("wait:", os.wait()[1] >> 8)
print("pending:", signal.SIGCHLD in signal.sigpending())
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
print("end")

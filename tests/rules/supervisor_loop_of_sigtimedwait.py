"""sigtimedwait of several signals as the main loop of a supervisor: children, a request to end and a tick, each
told apart without any handler."""
import os
import signal

watched = {signal.SIGCHLD, signal.SIGTERM}
signal.pthread_sigmask(signal.SIG_BLOCK, watched)
parent = os.getpid()


def start(n):
    if os.fork() == 0:
        if n == 2:
            os.kill(parent, signal.SIGTERM)
        os._exit(n)


ticks = n = 0
start(n)
while True:
    info = signal.sigtimedwait(watched, 0.4)
    if info is None:
        ticks += 1
        n += 1
        print("tick: start again")
        start(n)
    elif info.si_signo == signal.SIGTERM:
        print("asked to end")
        os.wait()
        break
    else:
        print("ended with", os.waitpid(info.si_pid, 0)[1] >> 8)
print(ticks)

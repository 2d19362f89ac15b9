"""A standard signal that is pending already keeps its siginfo; real-time ones are queued in the
order of sending (signal(7))."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [10, 40])
parent = os.getpid()
children = []
for _ in range(3):
    children.append(os.fork())
    if children[-1] == 0:
        os.kill(parent, 10)
        os.kill(parent, 40)
        os._exit(0)
    os.waitpid(children[-1], 0)
print(children.index(signal.sigwaitinfo([10]).si_pid), signal.sigtimedwait([10], 0), flush=True)
print([children.index(signal.sigwaitinfo([40]).si_pid) for _ in children], flush=True)
print(signal.sigtimedwait([40], 0), flush=True)

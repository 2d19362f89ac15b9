"""SIGCHLD goes to the parent only; a grandchild that has become an orphan reports to its new
parent."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
r, w = os.pipe()
r2, w2 = os.pipe()
middle = os.fork()
if middle == 0:
    if os.fork() == 0:
        os.close(w2)
        os.read(r2, 1)
        os._exit(5)
    os._exit(6)
os.close(w)
info = signal.sigwaitinfo({signal.SIGCHLD})
print(info.si_pid == middle, info.si_status)
os.close(w2)
print(os.read(r, 1), signal.sigtimedwait({signal.SIGCHLD}, 0.3))

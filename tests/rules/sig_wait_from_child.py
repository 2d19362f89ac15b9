"""sigwait() waits until another process sends a blocked signal (sigwait(3))."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12, 17])
parent = os.getpid()
pid = os.fork()
if pid == 0:
    os.kill(parent, 12)
    print("child", signal.sigwait([10]).name, flush=True)
    os._exit(0)
print("parent", signal.sigwait([10, 12]).name, flush=True)
os.kill(pid, 10)
print("parent", signal.sigwait([17]).name, os.wait()[1], flush=True)

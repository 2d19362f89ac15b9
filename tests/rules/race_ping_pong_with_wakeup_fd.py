"""Handlers in C, through set_wakeup_fd, make messages of signals, which a blocking read cannot miss: twenty go
back and forth (a Python handler could come too late: it does not run between its C handler and the read)."""
import os
import signal

r, w = os.pipe()
r2, w2 = os.pipe()
os.set_blocking(w, False)
os.set_blocking(w2, False)
signal.signal(signal.SIGUSR1, lambda *args: None)
signal.set_wakeup_fd(w)
parent = os.getpid()
pid = os.fork()
if pid == 0:
    signal.set_wakeup_fd(w2)
    os.kill(parent, signal.SIGUSR1)
    for n in range(10):
        os.read(r2, 1)
        os.kill(parent, signal.SIGUSR1)
    os._exit(n)
for _ in range(10):
    os.read(r, 1)
    os.kill(pid, signal.SIGUSR1)
print(os.read(r, 99), os.wait()[1] >> 8)

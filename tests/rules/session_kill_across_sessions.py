"""A session is no wall for signals: the same user may signal across it, and a group by its number."""
import os
import signal

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.setsid()
    signal.signal(signal.SIGUSR1, lambda *args: os.write(w, b"USR1"))
    os.write(w, b".")
    while True:
        os.sched_yield()
os.read(r, 1)
os.kill(pid, signal.SIGUSR1)
print(os.read(r, 9))
os.killpg(pid, signal.SIGUSR1)
print(os.read(r, 9), os.getsid(pid) == pid != os.getsid(0))
os.killpg(pid, signal.SIGTERM)
print(os.wait()[1])

"""A parent asleep in waitpid() without WUNTRACED sleeps on when the child stops, though its handler
of SIGCHLD runs (PEP 475)."""
import os
import signal

r, w = os.pipe()
signal.signal(signal.SIGCHLD, lambda *args: os.write(w, b"."))
parent = os.getpid()
pid = os.fork()
if pid == 0:
    while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    os.kill(os.getpid(), signal.SIGSTOP)
if os.fork() == 0:
    os.read(r, 1)
    os.kill(pid, 9)
    os._exit(0)
print(os.waitpid(pid, 0)[1])
os.wait()

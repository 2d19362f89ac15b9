"""A handler of SIGCONT also runs if the process was not stopped; nobody is told of that."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGCONT, lambda *args: os.write(w, b"handler"))
    os.write(w, b"ready")
    signal.pause()
    os.write(w, b"end")
    signal.pause()
print(os.read(r, 5))
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
os.kill(pid, signal.SIGCONT)
print(os.read(r, 7), os.read(r, 3), os.waitpid(pid, os.WCONTINUED | os.WNOHANG))
print(signal.SIGCHLD in signal.sigpending())
os.kill(pid, 9)
os.wait()

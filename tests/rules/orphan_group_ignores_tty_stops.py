"""In an orphaned process group SIGTSTP, SIGTTIN and SIGTTOU have no effect, SIGSTOP has."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.setsid()
    os.write(w, b".")
    while True:
        os.read(0, 0)
os.read(r, 1)
for signal in (20, 21, 22):
    os.kill(pid, signal)
os.kill(pid, 19)
print(os.WSTOPSIG(os.waitpid(pid, os.WUNTRACED)[1]))
os.kill(pid, 9)
print(os.wait()[1])

"""Stop, continue, stop, and nobody asked: only the last stop is reported (wait(2))."""
import os
import signal

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os.write(w, b".")
    while True:
        os.read(0, 0)
os.read(r, 1)


def until(state):
    while (open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] == "T") != state:
        os.sched_yield()


os.kill(pid, signal.SIGSTOP)
until(True)
os.kill(pid, signal.SIGCONT)
until(False)
os.kill(pid, signal.SIGTSTP)
until(True)
every = os.WUNTRACED | os.WCONTINUED | os.WNOHANG
print(os.WSTOPSIG(os.waitpid(pid, every)[1]), os.waitpid(pid, every))
os.kill(pid, 9)
print(os.wait()[1])

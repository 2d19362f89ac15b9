"""A stopped process is "T (stopped)" in /proc/<pid>/status, and "S (sleeping)" when it waits again."""
import os
import signal

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(0)


def state():
    return next(line.strip() for line in open(f"/proc/{pid}/status") if line.startswith("State"))


os.kill(pid, signal.SIGSTOP)
os.waitpid(pid, os.WUNTRACED)
print(state())
os.kill(pid, signal.SIGCONT)
while "R" in (last := state().split()[1]):
    os.sched_yield()
print(state())
os.write(w, b".")
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(state())

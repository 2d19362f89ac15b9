"""pause() goes on after a stop and a continuation without handlers (ERESTARTNOHAND)."""
import os
import signal

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGUSR1, lambda *args: os.write(w, b"handler, "))
    os.write(w, b".")
    signal.pause()
    os.write(w, b"end of pause")
    os._exit(0)
os.read(r, 1)


def until(state):
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != state:
        os.sched_yield()


for _ in range(2):
    until("S")
    os.kill(pid, signal.SIGSTOP)
    os.waitpid(pid, os.WUNTRACED)
    os.kill(pid, signal.SIGCONT)
until("S")
os.kill(pid, signal.SIGUSR1)
os.wait()
print(os.read(r, 99))

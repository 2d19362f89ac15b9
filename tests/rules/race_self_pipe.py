"""The self-pipe: with set_wakeup_fd the C handler writes the signal's number into a pipe that select
watches, so that no signal is lost between a test and the wait (signal)."""
import os
import select
import signal

r, w = os.pipe()
os.set_blocking(r, False)
os.set_blocking(w, False)
print(signal.set_wakeup_fd(w))
seen = []
for number in (signal.SIGCHLD, signal.SIGUSR1):
    signal.signal(number, lambda number, frame: seen.append(int(number)))
print(select.select([r], [], [], 0)[0])
os.kill(os.getpid(), signal.SIGUSR1)
print(select.select([r], [], [], 20)[0] == [r], list(os.read(r, 9)))
pid = os.fork()
if pid == 0:
    os._exit(4)
print(select.select([r], [], [], 20)[0] == [r], list(os.read(r, 9)))
print(os.waitpid(pid, os.WNOHANG)[1] >> 8, seen)
print(signal.set_wakeup_fd(-1) == w)

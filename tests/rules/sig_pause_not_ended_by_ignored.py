"""pause() goes on over ignored signals and over a stop; only a caught signal ends it (pause(2))."""
import os
import signal
import time

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    signal.signal(10, signal.SIG_IGN)
    signal.signal(12, lambda number, frame: os.write(w, b"handler "))
    os.write(w, b"ready ")
    signal.pause()
    os.write(w, b"ended")
    os._exit(0)
os.read(r, 6)
for number in (10, 17, 28, 13, 19, 18):
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] not in "ST":
        os.sched_yield()
    os.kill(pid, number)
    if number == 19:
        os.waitpid(pid, os.WUNTRACED)
time.sleep(0.2)
os.set_blocking(r, False)
try:
    print(os.read(r, 100), flush=True)
except BlockingIOError:
    print("nothing", flush=True)
os.kill(pid, 12)
os.wait()
print(os.read(r, 100).decode(), flush=True)

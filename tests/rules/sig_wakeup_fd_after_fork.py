"""A child keeps the wakeup fd; both write to the same pipe (fork(2))."""
import os
import signal

r, w = os.pipe2(os.O_NONBLOCK)
for number in (10, 12):
    signal.signal(number, lambda number, frame: None)
signal.set_wakeup_fd(w)
if os.fork() == 0:
    os.kill(os.getpid(), 10)
    print(signal.set_wakeup_fd(-1) == w, flush=True)
    os.kill(os.getpid(), 10)
    os._exit(0)
os.wait()
os.kill(os.getpid(), 12)
print(list(os.read(r, 9)), flush=True)

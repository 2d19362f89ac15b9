"""set_wakeup_fd(): each signal that has a Python handler writes its number as a byte; the old fd
is returned, -1 for none (Doc/library/signal.rst)."""
import os
import signal

r, w = os.pipe2(os.O_NONBLOCK)
r2, w2 = os.pipe2(os.O_NONBLOCK)
print(signal.set_wakeup_fd(w), signal.set_wakeup_fd(w2) == w, signal.set_wakeup_fd(w) == w2, flush=True)
for number in (10, 12, 64):
    signal.signal(number, lambda number, frame: print("handler", number, list(os.read(r, 9)), flush=True))
    os.kill(os.getpid(), number)
signal.signal(10, signal.SIG_IGN)
os.kill(os.getpid(), 10)
os.kill(os.getpid(), 17)
try:
    print(os.read(r, 9), flush=True)
except BlockingIOError:
    print("nothing more", flush=True)
print(signal.set_wakeup_fd(-1) == w, signal.set_wakeup_fd(-1), flush=True)
signal.signal(12, lambda number, frame: print("handler", number, flush=True))
os.kill(os.getpid(), 12)
try:
    print(os.read(r, 9), flush=True)
except BlockingIOError:
    print("nothing more", flush=True)

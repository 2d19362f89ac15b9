"""The bytes in the wakeup fd show the kernel's order of delivery: frames are stacked up from the
lowest number on before the first C handler runs, so that the highest number is handled first;
real-time signals are queued, standard ones are not (signal(7); kernel/signal.c)."""
import os
import signal

r, w = os.pipe2(os.O_NONBLOCK)
numbers = [15, 1, 40, 10, 35]
for number in numbers:
    signal.signal(number, lambda number, frame: None)
signal.set_wakeup_fd(w)
for number in numbers:
    os.kill(os.getpid(), number)
print(list(os.read(r, 100)), flush=True)
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
for number in numbers * 3:
    os.kill(os.getpid(), number)
signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
print(list(os.read(r, 100)), flush=True)

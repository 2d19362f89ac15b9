"""A handler may set another action for its signal; the next one meets that."""
import os
import signal


def once(number, frame):
    print("once", signal.signal(number, again) is once, flush=True)


def again(number, frame):
    print("again", flush=True)
    signal.signal(number, signal.SIG_IGN)


signal.signal(10, once)
for _ in range(4):
    os.kill(os.getpid(), 10)
print(repr(signal.getsignal(10)), flush=True)

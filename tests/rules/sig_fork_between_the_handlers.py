"""A child that is forked by the first of two due handlers runs the second too: CPython clears the
flags in the child only if something came since it began to handle them (_clear_pending_signals)."""
import os
import signal


def first(number, frame):
    global pid
    pid = os.fork()
    if pid:
        os.wait()


def second(number, frame):
    print("second in", "child" if pid == 0 else "parent", flush=True)


signal.signal(10, first)
signal.signal(12, second)
signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12])
os.kill(os.getpid(), 12)
os.kill(os.getpid(), 10)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [10, 12])
print("end", flush=True)

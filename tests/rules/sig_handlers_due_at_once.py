"""Of several signals that are due at once the lowest has its Python handler called first; each
handler is over before the next begins (_PyErr_CheckSignalsTstate handles all of them in one go)."""
import os
import signal


def handler(number, frame):
    print("in", number, frame.f_code.co_name, flush=True)
    os.getpid()
    for _ in range(1000):
        pass
    print("out", number, flush=True)


numbers = [10, 12, 15]
for number in numbers:
    signal.signal(number, handler)
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
for number in reversed(numbers):
    os.kill(os.getpid(), number)
signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
print("end", flush=True)

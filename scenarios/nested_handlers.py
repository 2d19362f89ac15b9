"""A signal that arrives while a handler runs.

Question: during the handler of SIGUSR1 comes SIGUSR2, and during the one of SIGUSR2 comes SIGUSR1
once more. Does a handler wait until the other has ended?

To be seen: no, handlers interrupt each other, and even themselves. In C the kernel blocks a signal
while its own handler runs. In Python that is the little C function that remembers the signal, and
it has ended when your function is called, so nothing is blocked. Who wants it otherwise blocks the
signals in the handler. `forklore strace nested_handlers.py` shows the order of the deliveries.
"""

import os
import signal

BOTH = {signal.SIGUSR1, signal.SIGUSR2}
to_come: list[int] = []
depth = 0


def handler(number: int, frame: object) -> None:
    global depth
    name = signal.Signals(number).name
    depth += 1
    print("   " * depth + f"{name} begins", flush=True)
    if to_come:
        os.kill(os.getpid(), to_come.pop(0))
    print("   " * depth + f"{name} ends", flush=True)
    depth -= 1


def one_at_a_time(number: int, frame: object) -> None:
    old = signal.pthread_sigmask(signal.SIG_BLOCK, BOTH)
    handler(number, frame)
    signal.pthread_sigmask(signal.SIG_SETMASK, old)


for title, function in ("plain", handler), ("one at a time", one_at_a_time):
    print(title, flush=True)
    for number in BOTH:
        signal.signal(number, function)
    to_come[:] = [signal.SIGUSR2, signal.SIGUSR1]
    os.kill(os.getpid(), signal.SIGUSR1)

"""Ten signals sent, one arrives; but ten real-time signals are ten.

Question: SIGUSR1 is sent ten times while it is blocked, and so is a real-time signal. How often
does each arrive?

To be seen: an ordinary signal is only marked as pending, so SIGUSR1 arrives once. Real-time
signals (SIGRTMIN and above) are put in a queue, each with its sender, and arrive ten times.
sigwaitinfo() and its kin take them out one by one. A handler written in Python is called once even
so: it does not run when the signal arrives, but soon after it, and Python only remembers THAT a
signal came. See the arrivals with `forklore strace signal_coalescing.py`.
"""

import os
import signal

BOTH = {signal.SIGUSR1, signal.SIGRTMIN}
calls: list[str] = []


def send_ten(number: int) -> None:
    for _ in range(10):
        os.kill(os.getpid(), number)


def take_all(number: int) -> int:
    """Take pending signals until there is none any more, and count them."""
    count = 0
    while signal.sigtimedwait({number}, 0) is not None:
        count += 1
    return count


signal.pthread_sigmask(signal.SIG_BLOCK, BOTH)
for number in sorted(BOTH):
    name = signal.Signals(number).name
    send_ten(number)
    print(f"{name}: pending:", number in signal.sigpending())
    print(f"{name}: taken", take_all(number), "times")

for number in sorted(BOTH):
    signal.signal(number, lambda number, frame: calls.append(signal.Signals(number).name))
    send_ten(number)
signal.pthread_sigmask(signal.SIG_UNBLOCK, BOTH)
print("calls of a handler in Python:", sorted(calls))

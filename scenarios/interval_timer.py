"""A timer that ticks, and two kinds of time.

Question: a timer sends a signal every 0.05 seconds. Does it tick while the process sleeps, and
while it computes?

To be seen: ITIMER_REAL goes by the clock on the wall: it ticks in both cases, with SIGALRM. A sleep
is interrupted for the handler, and goes on for the rest of its time. ITIMER_VIRTUAL counts only the
time that the process computes, and ticks with SIGVTALRM, so it stands still during a sleep: a
program can limit its own computing with it. `forklore strace interval_timer.py` shows the ticks.
"""

import signal
import time

timer = signal.ITIMER_REAL
ticks = 0


def start(which: int) -> None:
    """Start the timer for three ticks."""
    global ticks, timer
    ticks, timer = 0, which
    signal.setitimer(timer, 0.05, 0.05)


def on_tick(number: int, frame: object) -> None:
    global ticks
    if ticks < 3:  # on a busy machine one more may be on its way already
        ticks += 1
    if ticks == 3:
        signal.setitimer(timer, 0)


signal.signal(signal.SIGALRM, on_tick)
signal.signal(signal.SIGVTALRM, on_tick)

start(signal.ITIMER_REAL)
while ticks < 3:
    time.sleep(0.3)
print("real time, sleeping:", ticks)

start(signal.ITIMER_REAL)
while ticks < 3:
    pass
print("real time, computing:", ticks)

start(signal.ITIMER_VIRTUAL)
time.sleep(0.3)
print("own time, sleeping:", ticks)
while ticks < 3:
    pass
print("own time, computing:", ticks)

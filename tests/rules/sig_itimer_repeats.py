"""A timer with an interval goes off again and again, until it is disarmed (setitimer(2))."""
import signal

seen = []


def handler(number, frame):
    seen.append(number)
    if len(seen) == 4:
        print(signal.setitimer(signal.ITIMER_REAL, 0)[1], flush=True)


signal.signal(14, handler)
print(signal.setitimer(signal.ITIMER_REAL, 0.2, 0.1), flush=True)
while len(seen) < 4:
    signal.pause()
print(seen, signal.getitimer(signal.ITIMER_REAL), flush=True)

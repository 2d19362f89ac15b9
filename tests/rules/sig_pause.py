"""pause() returns None after a handler has run; a handler that raises comes out of it (pause(2))."""
import signal

seen = []
signal.signal(14, lambda number, frame: seen.append(frame.f_code.co_name))
signal.setitimer(signal.ITIMER_REAL, 0.3)
print(signal.pause(), seen, flush=True)


def handler(number, frame):
    raise LookupError(number)


signal.signal(14, handler)
signal.setitimer(signal.ITIMER_REAL, 0.3)
try:
    signal.pause()
except LookupError as error:
    print(repr(error), flush=True)

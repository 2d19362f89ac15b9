"""A handler ends a busy loop by a flag or by an exception (ceval.c: the eval breaker)."""
import signal

done = False


def stop(number, frame):
    global done
    done = True


signal.signal(14, stop)
signal.setitimer(signal.ITIMER_REAL, 0.1)
while not done:
    pass
print("flag", flush=True)


def handler(number, frame):
    raise TimeoutError


signal.signal(14, handler)
signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    while True:
        pass
except TimeoutError:
    print("exception", flush=True)

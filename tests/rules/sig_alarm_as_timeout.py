"""The classical timeout: alarm, a handler that raises, and the alarm cancelled afterwards."""
import os
import signal


def handler(number, frame):
    raise TimeoutError("too late")


def with_timeout(seconds, function, *args):
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(*args)
    except TimeoutError as error:
        return error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(3)
print(with_timeout(0.2, os.waitpid, pid, 0), flush=True)
os.write(w, b".")
print(with_timeout(20, os.waitpid, pid, 0)[1] >> 8, flush=True)
print(with_timeout(0.2, os.read, r, 1), signal.alarm(0), flush=True)

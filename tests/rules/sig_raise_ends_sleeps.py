"""An exception from the handler ends sleep(), select() and poll() (PEP 475)."""
import os
import select
import signal
import time


def handler(number, frame):
    raise TimeoutError(frame.f_code.co_name)


def timed(function, *args):
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        print(function(*args), flush=True)
    except TimeoutError as error:
        print(repr(error), flush=True)


signal.signal(14, handler)
r, w = os.pipe()
poller = select.poll()
poller.register(r)
timed(time.sleep, 20)
timed(select.select, [r], [], [])
timed(select.select, [r], [], [], 20)
timed(poller.poll)
timed(poller.poll, 20000)

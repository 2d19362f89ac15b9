"""PEP 475: select() and poll() go on after a handler, until there is data or their time is over."""
import os
import select
import signal
import time


def handler(number, frame):
    print("handler", flush=True)
    if write:
        os.write(w, b".")


r, w = os.pipe()
signal.signal(14, handler)
poller = select.poll()
poller.register(r, select.POLLIN)
for write in (False, True):
    for call in (lambda: len(select.select([r], [], [], timeout)[0]),
                 lambda: len(poller.poll(timeout * 1000))):
        timeout = 20 if write else 0.4
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        begin = time.monotonic()
        print(call(), time.monotonic() - begin >= 0.4 or write, flush=True)
        if write:
            os.read(r, 1)

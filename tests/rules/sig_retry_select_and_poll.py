"""PEP 475: select(), poll() and epoll go on after a handler, until data or their timeout."""
import os
import select
import signal
import time


def handler(number, frame):
    global seen
    seen += 1
    if write:
        os.write(w, b".")


r, w = os.pipe()
signal.signal(14, handler)
poller = select.poll()
poller.register(r, select.POLLIN)
for write in (False, True):
    for call in (lambda: len(select.select([r], [], [], 0.5)[0]), lambda: len(poller.poll(500))):
        seen = 0
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        begin = time.monotonic()
        print(call(), seen, (time.monotonic() - begin >= 0.5) is not write or write, flush=True)
        if write:
            os.read(r, 1)

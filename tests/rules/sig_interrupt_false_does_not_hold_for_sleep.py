"""sleep, select, poll, pause and sigwaitinfo are never restarted by the kernel, whatever
siginterrupt() says (signal(7)): the handler runs at once and may end them."""
import os
import select
import signal
import time


def handler(number, frame):
    raise InterruptedError("by the handler")


r, w = os.pipe()
poller = select.poll()
poller.register(r)
signal.signal(14, handler)
signal.siginterrupt(14, False)
for call in (lambda: time.sleep(20), lambda: select.select([r], [], []), lambda: poller.poll(),
             signal.pause, lambda: signal.sigwaitinfo([12])):
    signal.setitimer(signal.ITIMER_REAL, 0.25)
    try:
        call()
    except InterruptedError as error:
        print(error, flush=True)

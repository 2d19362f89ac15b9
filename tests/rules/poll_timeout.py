"""poll() with a timeout waits for it, with 0 not at all (poll(2))."""
import os
import select
import time

r, w = os.pipe()
poller = select.poll()
poller.register(r, select.POLLIN)
began = time.monotonic()
print(poller.poll(0), poller.poll(50), 0.05 <= time.monotonic() - began < 0.5)
if os.fork() == 0:
    time.sleep(0.05)
    os.write(w, b"x")
    os._exit(0)
print([bits for _, bits in poller.poll(5000)])
os.wait()

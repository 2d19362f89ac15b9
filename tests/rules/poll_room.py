"""A writer's poll() wakes up when a whole page is free."""
import os
import select
import time

r, w = os.pipe()
os.set_blocking(w, False)
os.write(w, b"x" * 65536)
poller = select.poll()
poller.register(w, select.POLLOUT)
print(poller.poll(0))
os.read(r, 4095)
print(poller.poll(0))
if os.fork() == 0:
    time.sleep(0.05)
    os.read(r, 1)
    os._exit(0)
print([bits for _, bits in poller.poll()])
os.wait()

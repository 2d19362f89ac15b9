"""poll() wakes up when the last writer goes."""
import os
import select
import time

r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    time.sleep(0.05)
    os._exit(0)
os.close(w)
poller = select.poll()
poller.register(r, select.POLLIN)
print([bits for _, bits in poller.poll()], os.read(r, 1), os.wait()[1])

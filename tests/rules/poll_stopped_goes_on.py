"""A poll() that was interrupted by a stop goes on, until the time it had to end at first."""
import os
import select
import time

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    poller = select.poll()
    poller.register(r, select.POLLIN)
    began = time.monotonic()
    ready = poller.poll(300)
    os._exit(int((time.monotonic() - began) * 10) + 10 * len(ready))
time.sleep(0.05)
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
os.kill(pid, 18)
print(os.wait()[1] >> 8)
pid = os.fork()
if pid == 0:
    ready = select.select([r], [], [], 5)
    os._exit(len(ready[0]))
time.sleep(0.05)
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
os.write(w, b"x")
os.kill(pid, 18)
print(os.wait()[1] >> 8)

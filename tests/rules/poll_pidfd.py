"""A pidfd becomes readable when its process ends, and stays so when it is reaped."""
import os
import select

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(0)
fd = os.pidfd_open(pid)
poller = select.poll()
poller.register(fd, select.POLLIN | select.POLLOUT)
print(poller.poll(0), select.select([fd], [fd], [fd], 0))
os.close(w)
print([hex(bits) for _, bits in poller.poll()], [len(part) for part in select.select([fd], [fd], [fd])])
os.wait()
print([hex(bits & 1) for _, bits in poller.poll()], [len(part) for part in select.select([fd], [fd], [fd], 0)])

"""POLLHUP and POLLERR come unasked, the other bits only if asked for; POLLNVAL for nobody's."""
import os
import select

r, w = os.pipe()
os.write(w, b"x")
for events in (0, select.POLLIN, select.POLLOUT, select.POLLPRI, select.POLLIN | select.POLLRDNORM):
    poller = select.poll()
    poller.register(r, events)
    poller.register(w, events)
    print(events, [(fd == w, bits) for fd, bits in poller.poll(0)])
os.close(w)
poller = select.poll()
poller.register(r, 0)
poller.register(77, select.POLLIN)
print([bits for _, bits in poller.poll(0)])
poller.unregister(77)
poller.modify(r, select.POLLIN)
print([bits for _, bits in poller.poll()])

"""What poll() says of both ends of a pipe in every state (pipe_poll, poll(2))."""
import os
import select


def look(*fds):
    poller = select.poll()
    for fd in fds:
        poller.register(fd, 0x3FF & ~32)
    return [hex(bits) for _, bits in poller.poll(0)]


r, w = os.pipe()
print("empty", look(r), look(w))
os.write(w, b"x")
print("data", look(r), look(w))
os.set_blocking(w, False)
os.write(w, b"x" * 61440)
print("one byte in 16 pages", look(r), look(w))
os.write(w, b"x" * 4090)
print("nearly full", look(r), look(w))
os.write(w, b"x" * 5)
print("full", look(r), look(w))
os.close(w)
print("no writer, data", look(r))
while os.read(r, 65536):
    pass
print("no writer", look(r))
r, w = os.pipe()
os.close(r)
print("no reader", look(w))
r, w = os.pipe()
os.set_blocking(w, False)
os.write(w, b"x" * 65536)
os.close(r)
print("full, no reader", look(w))

"""os.read() takes from the pipe itself: what one process has read the other does not get."""
import os

r, w = os.pipe()
os.write(w, b"abcdef")
print(os.read(r, 2))
if os.fork() == 0:
    os.write(1, b"child %s\n" % os.read(r, 2))
    os._exit(0)
os.wait()
os.write(1, b"parent %s\n" % os.read(r, 2))

"""Opening one end of a FIFO waits for the other (fifo(7))."""
import os
import tempfile

name = tempfile.mktemp()
os.mkfifo(name)
if os.fork() == 0:
    fd = os.open(name, os.O_WRONLY)
    os.write(fd, b"through the fifo")
    os._exit(0)
fd = os.open(name, os.O_RDONLY)
print(os.read(fd, 80), os.read(fd, 80), os.wait()[1])
os.close(fd)
try:
    os.open(name, os.O_WRONLY | os.O_NONBLOCK)
except OSError as error:
    print(error.strerror)
fd = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
print(os.read(fd, 1))
os.unlink(name)

"""A FIFO has a size as pipes have (fcntl(2))."""
import fcntl
import os
import tempfile

name = tempfile.mktemp()
os.mkfifo(name)
fd = os.open(name, os.O_RDWR)
print(hex(fcntl.fcntl(fd, 1032)), hex(fcntl.fcntl(fd, 1031, 5000)), hex(fcntl.fcntl(fd, 1032)))
os.write(fd, b"abc")
print(os.read(fd, 9), os.unlink(name))

"""FIONREAD tells how many bytes are in a pipe (ioctl_list(2), pipe(7))."""
import fcntl
import os
import struct

r, w = os.pipe()
for data in (b"", b"abc", b"x" * 5000):
    os.write(w, data)
    for fd in (r, w):
        answer = fcntl.ioctl(fd, 0x541B, struct.pack("i", 0))
        print(f"{struct.unpack('i', answer)[0]}B", end=" ")
os.read(r, 4)
print(f"{struct.unpack('i', fcntl.ioctl(r, 0x541B, bytes(4)))[0]}B")
try:
    fcntl.ioctl(r, 0x5401, bytes(60))
except OSError as error:
    print(error)

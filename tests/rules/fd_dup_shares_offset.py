"""Copies of a descriptor share the offset; a second open() has its own (dup(2), open(2))."""
import os
import tempfile

fd, name = tempfile.mkstemp()
os.write(fd, b"0123456789")
copy = os.dup(fd)
other = os.open(name, os.O_RDONLY)
os.lseek(fd, 2, os.SEEK_SET)
print(os.read(copy, 2), os.read(fd, 2), os.read(other, 2))
if os.fork() == 0:
    os.read(fd, 1)
    os.read(other, 3)
    os.lseek(copy, 1, os.SEEK_CUR)
    os._exit(0)
os.wait()
print(os.read(fd, 9), os.read(other, 9), os.lseek(copy, 0, os.SEEK_CUR))
os.unlink(name)

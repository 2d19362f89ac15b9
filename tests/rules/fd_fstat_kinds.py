"""What kind of file the descriptors are (stat(2))."""
import os
import stat

r, w = os.pipe()
info = os.fstat(r)
print(stat.S_ISFIFO(info.st_mode), oct(info.st_mode), info.st_size, info.st_nlink)
print(os.fstat(r).st_ino == os.fstat(w).st_ino, os.path.sameopenfile(r, w))
fd = os.open("/dev/null", os.O_RDWR)
info = os.fstat(fd)
print(stat.S_ISCHR(info.st_mode), os.major(info.st_rdev), os.minor(info.st_rdev))
print(os.read(fd, 10), os.write(fd, b"abc"), os.lseek(fd, 5, 0), os.isatty(fd))

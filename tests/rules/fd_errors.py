"""EBADF, EINVAL and EMFILE of the calls on descriptors (close(2), dup(2), fcntl(2))."""
import fcntl
import os

r, w = os.pipe()
for call in (
    lambda: os.close(77), lambda: os.close(-1), lambda: os.dup(77), lambda: os.dup2(77, 78), lambda: os.dup2(r, -1),
    lambda: os.dup2(r, r) == r, lambda: os.dup2(77, 77), lambda: os.dup2(r, 2**30), lambda: os.dup2(r, r, False),
    lambda: os.read(77, 1), lambda: os.write(77, b""), lambda: os.read(w, 1), lambda: os.write(r, b"x"),
    lambda: os.write(r, b""), lambda: os.read(w, 0), lambda: os.lseek(r, 0, 0), lambda: os.fstat(77),
    lambda: os.isatty(77), lambda: os.isatty(r), lambda: fcntl.fcntl(r, 999), lambda: fcntl.fcntl(77, 1),
    lambda: fcntl.fcntl(r, fcntl.F_DUPFD, -1), lambda: fcntl.fcntl(r, fcntl.F_DUPFD, 2**30),
    lambda: os.pipe2(1), lambda: os.pread(r, 1, 0), lambda: os.pwrite(w, b"x", 0), lambda: os.read(r, -1),
    lambda: os.ftruncate(w, 0), lambda: os.fsync(w), lambda: os.fdopen(77), lambda: os.closerange(70, 80),
    lambda: os.lseek(r, 0, 9), lambda: os.fchdir(r),
):
    try:
        print(call())
    except OSError as error:
        print(type(error).__name__, error)

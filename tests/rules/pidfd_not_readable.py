"""A pidfd can be neither read nor written nor moved (fs/pidfs.c)."""
import os

fd = os.pidfd_open(os.getpid())
for call in (lambda: os.read(fd, 1), lambda: os.write(fd, b"x"), lambda: os.lseek(fd, 0, 0),
             lambda: os.isatty(fd)):
    try:
        print(call())
    except OSError as error:
        print(error)

"""RLIMIT_NOFILE: descriptors are smaller than the soft limit, else EMFILE (getrlimit(2))."""
import os
import resource

if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
resource.setrlimit(resource.RLIMIT_NOFILE, (20, 30))
opened = []
for make in (lambda: os.dup(0), lambda: os.pipe(), lambda: os.open("/dev/null", 0), lambda: os.pidfd_open(os.getpid())):
    try:
        while True:
            made = make()
            opened += made if isinstance(made, tuple) else [made]
    except OSError as error:
        print(error.strerror, max(opened))
os.close(opened.pop())
try:
    os.pipe()
except OSError as error:
    print(error.strerror, os.dup(0))
for call in (lambda: os.dup2(0, 20), lambda: os.dup2(0, 19), lambda: os.dup2(0, 29)):
    try:
        print(call())
    except OSError as error:
        print(error)
for limits in ((25, 30), (31, 30), (30, 31), (10, 30), (5, 5)):
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        print(resource.getrlimit(resource.RLIMIT_NOFILE))
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)

"""Status flags belong to the open file: a copy sees O_APPEND and O_NONBLOCK (fcntl(2))."""
import fcntl
import os

r, w = os.pipe()
copy = os.dup(r)
fcntl.fcntl(r, fcntl.F_SETFL, os.O_NONBLOCK)
print(os.get_blocking(copy), os.get_blocking(w))
if os.fork() == 0:
    os.set_blocking(w, False)
    os._exit(0)
os.wait()
print(os.get_blocking(w))
print(fcntl.fcntl(r, fcntl.F_GETFL) & 0o4003, fcntl.fcntl(w, fcntl.F_GETFL) & 3)

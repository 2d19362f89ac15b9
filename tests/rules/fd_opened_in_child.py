"""What a child opens after fork() the parent does not have."""
import os

r, w = os.pipe()
if os.fork() == 0:
    fd = os.open("/dev/null", os.O_RDONLY)
    os.write(w, b"%d" % fd)
    os._exit(0)
os.wait()
fd = int(os.read(r, 9))
try:
    os.fstat(fd)
except OSError as error:
    print(error)

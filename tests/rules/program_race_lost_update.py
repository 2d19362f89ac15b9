"""Read, add one, write back: without a lock updates may be lost, with one process none are."""
import os
import tempfile

fd, name = tempfile.mkstemp()
os.pwrite(fd, b"0", 0)
for _ in range(5):
    if os.fork() == 0:
        value = int(os.pread(fd, 9, 0))
        os.pwrite(fd, b"%d" % (value + 1), 0)
        os._exit(0)
    os.wait()
print(os.pread(fd, 9, 0))

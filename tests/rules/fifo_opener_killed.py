"""A process killed while it waits for the other end of a FIFO leaves nothing behind."""
import os
import tempfile

name = tempfile.mktemp()
os.mkfifo(name)
pid = os.fork()
if pid == 0:
    os.open(name, os.O_RDONLY)
    os._exit(0)
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
os.kill(pid, 15)
print(os.wait()[1])
try:
    os.open(name, os.O_WRONLY | os.O_NONBLOCK)
except OSError as error:
    print(error.strerror)
os.unlink(name)

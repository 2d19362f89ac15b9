"""A process that waits in open() of a FIFO is no reader while it is stopped."""
import os
import tempfile

name = tempfile.mktemp()
os.mkfifo(name)
pid = os.fork()
if pid == 0:
    fd = os.open(name, os.O_RDONLY)
    os._exit(len(os.read(fd, 9)))
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
try:
    os.open(name, os.O_WRONLY | os.O_NONBLOCK)
except OSError as error:
    print(error.strerror)
os.kill(pid, 18)
fd = os.open(name, os.O_WRONLY)
os.write(fd, b"12345")
print(os.wait()[1] >> 8)
os.unlink(name)

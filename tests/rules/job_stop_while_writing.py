"""A process that is stopped in a write to a full pipe does not use the room that is made meanwhile;
it writes when it goes on."""
import fcntl
import os
import signal
import struct
import termios

r, w = os.pipe()
size = fcntl.fcntl(w, fcntl.F_GETPIPE_SZ)
os.write(w, bytes(size))
pid = os.fork()
if pid == 0:
    os.close(r)
    os._exit(os.write(w, b"late"))


def filled():
    return struct.unpack("i", fcntl.ioctl(r, termios.FIONREAD, bytes(4)))[0]


while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
os.kill(pid, signal.SIGSTOP)
os.waitpid(pid, os.WUNTRACED)
print(len(os.read(r, size)) == size, filled())
os.kill(pid, signal.SIGCONT)
print(os.wait()[1] >> 8, os.read(r, 9))

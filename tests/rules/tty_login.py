"""login_tty: a new session whose terminal and standard streams are the given one (login_tty(3))."""
import os

master, slave = os.openpty()
pid = os.fork()
if pid == 0:
    os.close(master)
    os.login_tty(slave)
    try:
        os.fstat(slave)
    except OSError as error:
        os.write(1, error.strerror.encode() + b"\n")
    same = os.tcgetpgrp(2) == os.getsid(0) == os.getpid()
    os.write(1, b"%r %s" % (same, os.ttyname(0).rstrip("0123456789").encode()))
    os._exit(0)
os.waitpid(pid, 0)
text = b""
while len(text) < 35:
    text += os.read(master, 100)
print(text)

"""At its leader's end a session loses its terminal: SIGHUP for the foreground group, nothing for the
others; another session may have the terminal then (disassociate_ctty)."""
import fcntl
import os
import termios
import time

master, slave = os.openpty()
ready, front, back = os.pipe(), os.pipe(), os.pipe()
go = os.pipe()
leader = os.fork()
if leader == 0:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for kept, closed in ((front, back), (back, front)):
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            os.close(closed[1])
            os.close(go[1])
            os.write(ready[1], b".")
            os.read(go[0], 1) if kept is back else time.sleep(60)
            try:
                os.open("/dev/tty", os.O_RDWR)
            except OSError as error:
                os.write(kept[1], error.strerror.encode())
            os._exit(0)
        os.read(ready[0], 1)
        if kept is front:
            os.tcsetpgrp(slave, child)
    os._exit(0)
for pipe in (front, back):
    os.close(pipe[1])
os.waitpid(leader, 0)
print(os.read(front[0], 100), os.tcgetpgrp(master))
os.write(go[1], b".")
print(os.read(back[0], 100))
if os.fork() == 0:
    os.setsid()
    print(fcntl.ioctl(slave, termios.TIOCSCTTY, 0), flush=True)
    os._exit(0)
os.wait()

"""When the master is closed, the slave's open files give the end of the file and EIO, its name is
gone, and its session has no terminal any more (pty(7), __tty_hangup)."""
import os
import select
import termios

pid, master = os.forkpty()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
master, slave = os.openpty()
name = os.ttyname(slave)
os.write(master, b"typed\n")
os.close(master)


def attempt(function, *args):
    try:
        return function(*args)
    except (OSError, termios.error) as error:
        return error.args


print(os.read(slave, 100), attempt(os.write, slave, b"x"), attempt(termios.tcgetattr, slave))
print(attempt(os.tcsetpgrp, slave, 1), attempt(os.tcgetpgrp, slave), os.isatty(slave))
poller = select.poll()
poller.register(slave, select.POLLIN)
print([event for _, event in poller.poll(0)], os.path.exists(name))
print(attempt(os.open, f"/proc/self/fd/{slave}", os.O_RDWR | os.O_NOCTTY))

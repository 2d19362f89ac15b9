"""Without a controlling terminal /dev/tty cannot be opened, and no terminal's group can be asked
for or set (tty(4))."""
import os

master, slave = os.openpty()
if os.fork() == 0:
    os.setsid()
    for attempt in (lambda: os.open("/dev/tty", os.O_RDWR), lambda: os.tcgetpgrp(slave),
                    lambda: os.tcsetpgrp(slave, os.getpid())):
        try:
            attempt()
        except OSError as error:
            print(error, flush=True)
    os.write(master, b"anybody\n")
    print(os.read(slave, 100), os.tcgetpgrp(master), flush=True)
    os._exit(0)
os.wait()

"""Who prints more than the master reads waits; so does who types more than is read (pty.c)."""
import os
import tty

master, slave = os.openpty()
tty.setraw(slave)
for giver, taker in ((slave, master), (master, slave)):
    child = os.fork()
    if child == 0:
        os._exit(os.write(giver, b"x" * 50000) == 50000)
    count = 0
    while count < 50000:
        count += len(os.read(taker, 4000))
    print(count, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    os.set_blocking(giver, False)
    try:
        while True:
            os.write(giver, b"x" * 1000)
    except BlockingIOError as error:
        print(error, flush=True)
    os.set_blocking(giver, True)

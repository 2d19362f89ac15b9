"""A read from the slave that waits when the master is closed fails with EIO; after that it is the end
of the file (n_tty_read, __tty_hangup)."""
import os
import time

master, slave = os.openpty()
pid = os.fork()
if pid == 0:
    os.close(master)
    try:
        os.read(slave, 10)
    except OSError as error:
        print(error, os.read(slave, 10), flush=True)
    os._exit(0)
os.close(slave)
time.sleep(0.1)
os.close(master)
print(os.waitpid(pid, 0)[1])

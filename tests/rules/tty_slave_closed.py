"""When nobody has the slave open, the master reads what was printed, then EIO; opened again, the
slave has what was typed meanwhile (n_tty_read, pty_open)."""
import os

master, slave = os.openpty()
name = os.ttyname(slave)
os.write(slave, b"last words")
os.close(slave)
print(os.read(master, 100))
try:
    os.read(master, 100)
except OSError as error:
    print(error)
print(os.write(master, b"hello\n"))
slave = os.open(name, os.O_RDWR | os.O_NOCTTY)
print(os.read(slave, 100), os.read(master, 100))
child = os.fork()
if child == 0:
    os.close(slave)
    try:
        os.read(master, 1)
    except OSError as error:
        print(error, flush=True)
    os._exit(0)
os.close(slave)
os.wait()

"""A terminal may be opened several times; the master sees its end when the last one is closed."""
import os

master, slave = os.openpty()
name = os.ttyname(slave)
second = os.open(name, os.O_RDWR | os.O_NOCTTY)
third = os.dup(slave)
os.close(slave)
os.close(third)
os.write(second, b"still here")
print(os.read(master, 100))
os.set_blocking(master, False)
try:
    os.read(master, 1)
except BlockingIOError as error:
    print(error)
os.close(second)
try:
    os.read(master, 1)
except OSError as error:
    print(error)

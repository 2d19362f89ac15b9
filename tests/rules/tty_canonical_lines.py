"""In canonical mode a read returns one line at most, and the rest of it later (termios(3))."""
import os

master, slave = os.openpty()
os.write(master, b"one\ntwo\nthree")
print(os.read(slave, 100))
print(os.read(slave, 2), os.read(slave, 2), os.set_blocking(slave, False))
try:
    os.read(slave, 100)
except BlockingIOError as error:
    print(error)
os.set_blocking(slave, True)
os.write(master, b" words\n")
print(os.read(slave, 3), os.read(slave, 100))

"""ioctl on both ends: how much can be read, the number of the pair, what only a master knows."""
import fcntl
import os
import select
import struct
import termios

TIOCGPTN, TIOCSPTLCK = 0x80045430, 0x40045431


def number(fd, request, given=0):
    try:
        return struct.unpack("i", fcntl.ioctl(fd, request, struct.pack("i", given)))[0]
    except OSError as error:
        return error


master, slave = os.openpty()
os.write(master, b"one\ntwo\x04thr")
while not select.select([slave], [], [], 1)[0]:
    pass
print(number(slave, termios.FIONREAD), number(slave, termios.TIOCOUTQ))
print(os.ttyname(slave) == f"/dev/pts/{number(master, TIOCGPTN)}", number(slave, TIOCGPTN))
print(number(master, termios.TIOCGPGRP), number(slave, termios.TIOCGPGRP))
print(number(master, 0x5429), number(slave, 0x5429), number(slave, 0x5499))
number(master, TIOCSPTLCK, 1)
try:
    os.open(os.ttyname(slave), os.O_RDWR | os.O_NOCTTY)
except OSError as error:
    print(error.strerror)
number(master, TIOCSPTLCK, 0)
print(os.close(os.open(os.ttyname(slave), os.O_RDWR | os.O_NOCTTY)))
try:
    fcntl.ioctl(master, termios.TIOCNOTTY)
except OSError as error:
    print(error)

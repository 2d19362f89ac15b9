"""The window has a size that either end can set (TIOCSWINSZ(2const))."""
import fcntl
import os
import struct
import termios

master, slave = os.openpty()
print(os.get_terminal_size(slave), termios.tcgetwinsize(master))
termios.tcsetwinsize(master, (30, 90))
print(os.get_terminal_size(slave), termios.tcgetwinsize(slave))
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("4H", 5, 6, 7, 8))
print(struct.unpack("4H", fcntl.ioctl(master, termios.TIOCGWINSZ, bytes(8))))
array = bytearray(10)
print(fcntl.ioctl(master, termios.TIOCGWINSZ, array), array)
termios.tcsetwinsize(slave, [1, 2])
print(struct.unpack("4H", fcntl.ioctl(master, termios.TIOCGWINSZ, bytes(8))))

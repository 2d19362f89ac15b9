"""Of a line that is too long the first 4,095 bytes are kept, and its end (n_tty.c)."""
import os
import termios

master, slave = os.openpty()
settings = termios.tcgetattr(slave)
settings[3] &= ~termios.ECHO
termios.tcsetattr(slave, termios.TCSANOW, settings)
for length in (4094, 4095, 4096, 5000):
    os.write(master, b"x" * length)
    os.write(master, b"y\n")
    line = os.read(slave, 10000)
    print(length, len(line), line[-3:])

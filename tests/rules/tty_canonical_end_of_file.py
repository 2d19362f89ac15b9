"""^D makes what was typed readable without a newline; on an empty line that is the end of the
file, after which reading goes on (termios(3), VEOF)."""
import os

master, slave = os.openpty()
os.write(master, b"abc\x04def\n\x04next\n")
print(os.read(slave, 100), os.read(slave, 100), os.read(slave, 100), os.read(slave, 100))
os.write(master, b"four\x04\x04")
print(os.read(slave, 4), os.read(slave, 4))
os.write(master, b"four\x04\n")
print(os.read(slave, 2), os.read(slave, 4), os.read(slave, 4))

"""Without ICANON all that is there is read at once, special characters too (tty.setraw)."""
import os
import termios
import tty

master, slave = os.openpty()
tty.setraw(slave)
settings = termios.tcgetattr(slave)
print(settings[0] & termios.ICRNL, settings[1] & termios.OPOST, settings[3] & termios.ECHO)
print(settings[6][termios.VMIN], settings[6][termios.VTIME])
os.write(master, b"a\x03\x04\x7f\x15\r")
data = b""
while len(data) < 6:
    data += os.read(slave, 100)
print(data)
os.write(slave, b"\n")
print(os.read(master, 100))

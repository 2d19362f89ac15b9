"""A signal that is typed throws away what was typed and printed before and not read, unless
NOFLSH is set; it does so even if there is nobody to get it (termios(3))."""
import os
import termios

master, slave = os.openpty()
for flags in (0, termios.NOFLSH):
    settings = termios.tcgetattr(slave)
    settings[3] = settings[3] & ~(termios.ECHO | termios.NOFLSH) | flags
    termios.tcsetattr(slave, termios.TCSANOW, settings)
    for key in (b"\x03", b"\x1a", b"\x1c"):
        os.write(master, b"before\nhalf" + key + b"after\n")
        print(os.read(slave, 100), os.read(slave, 100) if flags else "")
settings[3] &= ~termios.ISIG
termios.tcsetattr(slave, termios.TCSANOW, settings)
os.write(master, b"a\x03b\n")
print(os.read(slave, 100))
settings[3] |= termios.ISIG
settings[6][termios.VINTR] = b"x"
settings[6][termios.VSUSP] = b"\0"
termios.tcsetattr(slave, termios.TCSANOW, settings)
os.write(master, b"\x1a\x03ab\n")
print(os.read(slave, 100))

"""Carriage returns and newlines that are typed: ICRNL, INLCR, IGNCR (termios(3))."""
import os
import termios

master, slave = os.openpty()
start = termios.tcgetattr(slave)
for flags in (termios.ICRNL, 0, termios.INLCR, termios.IGNCR, termios.IGNCR | termios.INLCR):
    settings = [*start]
    settings[0] = flags
    settings[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(slave, termios.TCSAFLUSH, settings)
    os.write(master, b"a\rb\nc")
    data = b""
    while not data.endswith(b"c"):
        data += os.read(slave, 100)
    print(flags, data)

"""A newline is printed as carriage return and newline, unless OPOST or ONLCR is off (termios(3))."""
import os
import termios

master, slave = os.openpty()
start = termios.tcgetattr(slave)


def look(flags, text, count):
    settings = [*start]
    settings[1] = flags
    termios.tcsetattr(slave, termios.TCSANOW, settings)
    print(os.write(slave, text), end=" ")
    data = b""
    while len(data) < count:
        data += os.read(master, 100)
    print(data)


look(termios.OPOST | termios.ONLCR, b"a\nb\n", 6)
look(termios.ONLCR, b"a\nb\n", 4)
look(termios.OPOST, b"a\nb\n", 4)
look(termios.OPOST | termios.XTABS, b"\rab\tc\n\td", 19)
look(termios.OPOST | termios.OCRNL, b"a\rb", 3)
look(termios.OPOST | termios.OLCUC, b"Ab1\n", 4)
look(termios.OPOST | termios.ONOCR, b"\r\nab\r\rc", 6)

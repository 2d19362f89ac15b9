"""Echo flags one by one: ECHONL alone, ECHO without ECHOE, without ECHOCTL, ECHOK without ECHOKE
(termios(3))."""
import os
import termios

master, slave = os.openpty()
start = termios.tcgetattr(slave)


def look(local, typed, count):
    settings = [*start]
    settings[3] = termios.ICANON | termios.IEXTEN | local
    termios.tcsetattr(slave, termios.TCSANOW, settings)
    os.write(master, typed)
    line = os.read(slave, 100)
    data = b""
    while len(data) < count:
        data += os.read(master, 100)
    print(line, data)


look(0, b"none\n", 0)
look(termios.ECHONL, b"newline\n", 2)
look(termios.ECHO, b"ab\x7fc\n", 6)
look(termios.ECHO | termios.ECHOCTL, b"ab\x7fc\n", 7)
look(termios.ECHO | termios.ECHOE, b"a\x01\x7fc\n", 5)
look(termios.ECHO | termios.ECHOK, b"ab\x15c\n", 8)
look(termios.ECHO | termios.ECHOKE, b"ab\x15c\n", 6)

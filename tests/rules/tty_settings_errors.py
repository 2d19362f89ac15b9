"""The errors of the termios functions: bad lists, bad numbers, no terminal (Modules/termios.c)."""
import os
import termios

master, slave = os.openpty()
read_end, write_end = os.pipe()


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error), error)


def changed(index, value):
    settings = termios.tcgetattr(slave)
    settings[index] = value
    return settings


good = termios.tcgetattr(slave)
for function in (termios.tcgetattr, termios.tcdrain, termios.tcgetwinsize):
    for fd in (read_end, 99, -1, "x", None):
        attempt(function, fd)
for bad in ((), [], good[:6], changed(6, []), changed(0, "x"), changed(6, ["a"] * 32),
            changed(6, [b"ab"] * 32), changed(4, 77), changed(2, 0), changed(0, 1 << 70)):
    attempt(termios.tcsetattr, slave, termios.TCSANOW, bad)
attempt(termios.tcsetattr, slave, 9, good)
attempt(termios.tcsetattr, read_end, 0, good)
attempt(termios.tcflush, slave, 9)
attempt(termios.tcflow, slave, 9)
for size in (1, (1,), (1, 70000), (-1, 1), ("a", 1), "ab"):
    attempt(termios.tcsetwinsize, slave, size)
attempt(os.ttyname, read_end)
attempt(os.get_terminal_size, read_end)
attempt(os.tcgetpgrp, read_end)
attempt(os.tcsetpgrp, read_end, 1)
attempt(os.login_tty, 99)

"""What is typed is echoed as it is edited: ^C as two characters, erasing as back, blank, back
(termios(3), ECHO, ECHOE, ECHOCTL, ECHOKE)."""
import os


def read(count):
    data = b""
    while len(data) < count:
        data += os.read(master, 1000)
    return data


master, slave = os.openpty()
for typed, size in ((b"abc\n", 5), (b"ab\x7f\x7fc\n", 11), (b"\x01\x7fx\n", 11),
                    (b"a bc\x17d\n", 13), (b"abc\x15d\n", 15), (b"a\tb\x7f\x7fc\n", 16),
                    (b"\x16\x03\n", 6), (b"re\x12print\n", 15), (b"\r", 2)):
    os.write(master, typed)
    print(read(size))

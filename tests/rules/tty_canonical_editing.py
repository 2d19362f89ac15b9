"""In canonical mode a line can be edited before it is read: backspace, ^W, ^U, ^V (termios(3))."""
import os

master, slave = os.openpty()
for typed in (b"abd\x7fc\n", b"\x7f\x7fab\x7f\x7f\x7fx\n", b"two words\x17\n", b"a_b, c!\x17\x17\n",
              b"all of it\x15new\n", b"a\x16\x7fb\n", b"a\x16\x03b\n", b"x\ty\x7f\x7fz\n",
              b"done\n\x7f\x7fx\n"):
    os.write(master, typed)
    print(os.read(slave, 100))
print(os.read(slave, 100))

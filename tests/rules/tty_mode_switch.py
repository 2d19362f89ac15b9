"""What was typed and not read stays when ICANON is switched; a begun line becomes readable
(n_tty_set_termios)."""
import os
import termios

master, slave = os.openpty()
canonical = termios.tcgetattr(slave)
canonical[3] &= ~termios.ECHO
raw = [*canonical]
raw[3] &= ~termios.ICANON
raw[6] = [*canonical[6]]
raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
termios.tcsetattr(slave, termios.TCSANOW, canonical)
os.write(master, b"line\npart")
print(os.read(slave, 100))
termios.tcsetattr(slave, termios.TCSANOW, raw)
print(os.read(slave, 100))
os.write(master, b"one\ntwo")
print(os.read(slave, 1))
termios.tcsetattr(slave, termios.TCSANOW, canonical)
print(os.read(slave, 100))

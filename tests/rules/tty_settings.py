"""A terminal's settings are the same at both ends, and stay; TCSAFLUSH drops what was typed."""
import os
import select
import termios

master, slave = os.openpty()
print(termios.tcgetattr(slave))
settings = termios.tcgetattr(slave)
settings[3] &= ~(termios.ECHO | termios.ICANON)
settings[6][termios.VINTR] = b"\x07"
termios.tcsetattr(master, termios.TCSADRAIN, settings)
print(termios.tcgetattr(slave) == termios.tcgetattr(master))
print(termios.tcgetattr(slave)[3:])
os.write(master, b"typed")
while not select.select([slave], [], [], 1)[0]:
    pass
termios.tcsetattr(slave, termios.TCSAFLUSH, settings)
print(select.select([slave], [], [], 0)[0])
os.write(master, b"again")
while not select.select([slave], [], [], 1)[0]:
    pass
termios.tcflush(slave, termios.TCIFLUSH)
print(select.select([slave], [], [], 0)[0])
for other in (termios.tcdrain(slave), termios.tcsendbreak(slave, 0), termios.tcflow(slave, 1)):
    print(other)

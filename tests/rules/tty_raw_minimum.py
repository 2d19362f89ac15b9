"""Without ICANON a read waits for VMIN bytes, or as many as it asks for; with VMIN and VTIME 0 it
never waits (termios(3))."""
import os
import select
import termios
import tty

master, slave = os.openpty()
tty.setraw(slave)


def least(count, time=0):
    settings = termios.tcgetattr(slave)
    settings[6][termios.VMIN], settings[6][termios.VTIME] = count, time
    termios.tcsetattr(slave, termios.TCSANOW, settings)


least(0)
print(os.read(slave, 100))
least(0, 1)
print(os.read(slave, 100))
least(3)
os.write(master, b"ab")
print(select.select([slave], [], [], 0.05)[0], flush=True)
pid = os.fork()
if pid == 0:
    print(os.read(slave, 100), flush=True)
    os._exit(0)
os.write(master, b"c")
os.waitpid(pid, 0)
os.write(master, b"d")
print(os.read(slave, 1))

"""The modules pty, tty and getpass work on a pseudo-terminal as they are."""
import getpass
import os
import pty
import sys
import termios
import tty

pid, master = pty.fork()
if pid == pty.CHILD:
    secret = getpass.getpass("secret: ")
    print("it is", secret)
    print(bool(termios.tcgetattr(0)[3] & termios.ECHO))
    sys.stdout.flush()
    os._exit(0)
text = b""
while b"secret: " not in text:
    text += os.read(master, 100)
os.write(master, b"xyz\n")
try:
    while True:
        text += os.read(master, 100)
except OSError:
    print(text)
print(os.waitpid(pid, 0)[1])
master, slave = pty.openpty()
tty.setcbreak(slave)
print(termios.tcgetattr(slave)[3] & (termios.ECHO | termios.ICANON))

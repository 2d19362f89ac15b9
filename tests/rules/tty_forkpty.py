"""forkpty makes a child in a session of its own, with the terminal as its standard streams."""
import os
import time

pid, master = os.forkpty()
if pid == 0:
    print(master, os.getsid(0) == os.getpid(), os.tcgetpgrp(0) == os.getpid())
    print([os.isatty(fd) for fd in range(4)], input())
    os._exit(7)
os.write(master, b"hello\n")
text = b""
try:
    while True:
        text += os.read(master, 1000)
except OSError as error:
    print(error)
print(sorted(text.replace(b"\r\n", b"|").split(b"|")))
print(os.get_inheritable(master), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
try:
    print(os.read(master, 1))
except OSError as error:
    print(error)

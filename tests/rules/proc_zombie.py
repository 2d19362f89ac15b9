"""What /proc still knows of a zombie: its name and parent, no command line, no descriptors."""
import os

pid = os.fork()
if pid == 0:
    os._exit(3)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
fields = open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()
print(fields[0], int(fields[1]) == os.getpid(), int(fields[2]) == os.getpgrp())
print(repr(open(f"/proc/{pid}/cmdline").read()), len(open(f"/proc/{pid}/comm").read()) > 1)
for name in ("cwd", "exe", "root"):
    try:
        print(os.readlink(f"/proc/{pid}/{name}"))
    except OSError as error:
        print(name, type(error).__name__)
os.wait()
try:
    open(f"/proc/{pid}/stat")
except FileNotFoundError as error:
    print(error.strerror)

"""A pseudo-terminal: both ends are terminals, and what one writes the other reads (pty(7))."""
import os
import stat

master, slave = os.openpty()
print(os.isatty(master), os.isatty(slave), os.ttyname(master))
print(os.ttyname(slave).rstrip("0123456789"), os.get_inheritable(master), os.get_inheritable(slave))
status = os.fstat(slave)
print(stat.S_ISCHR(status.st_mode), os.major(status.st_rdev), status.st_size, status.st_nlink)
print(os.path.samestat(status, os.stat(os.ttyname(slave))))
os.write(slave, b"printed")
print(os.read(master, 100))
os.write(master, b"typed\n")
print(os.read(slave, 100), os.read(master, 100))
print(os.get_terminal_size(slave), os.ctermid())

"""The classic daemon: fork, setsid, fork; it has no terminal, another parent and writes a file."""
import os
import tempfile

name = tempfile.mktemp()
r, w = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.chdir("/")
        os.umask(0)
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        with open(name, "w") as file:
            print("daemon in", os.getcwd(), os.getpid() != os.getsid(0), file=file)
        os._exit(0)
    os._exit(0)
os.close(w)
print(os.wait()[1], os.read(r, 1))
print(open(name).read(), end="")
os.unlink(name)

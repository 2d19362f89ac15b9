"""The double fork: the grandchild is nobody's zombie, the script has no child left."""
import os

r, w = os.pipe()
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        os.write(w, b"%d" % (os.getsid(0) == os.getpid() == os.getpgrp()))
        os._exit(0)
    os._exit(0)
print(os.wait()[1])
os.close(w)
print(os.read(r, 9), os.read(r, 9))
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError as error:
    print(error)

"""A child that sets SIGCHLD back to SIG_DFL leaves zombies of its own again, though its parent ignores it; the
parent's choice counts for the child itself."""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if os.fork() == 0:
        os._exit(7)
    os.write(w, b"%d" % (os.wait()[1] >> 8))
    os._exit(0)
try:
    os.wait()
except ChildProcessError as error:
    print(os.read(r, 9), error)

"""A process that gives up root can still signal processes of its new user, and itself, but its parent
only to continue it, being in the same session (kill(2))."""
# as: root
import os
import signal

parent = os.getpid()
pid = os.fork()
if pid == 0:
    r, w = os.pipe()
    other = os.fork()
    if other == 0:
        os.setuid(71)
        os.write(w, b".")
        signal.pause()
    os.read(r, 1)
    os.setuid(71)
    for target in (parent, os.getpid(), other):
        try:
            print(os.kill(target, signal.SIGCONT if target == parent else signal.SIGWINCH), flush=True)
        except PermissionError as error:
            print(error, flush=True)
    try:
        os.kill(parent, signal.SIGUSR1)
    except PermissionError as error:
        print(error, flush=True)
    os.kill(other, signal.SIGKILL)
    os._exit(os.wait()[1])
print(os.wait()[1] >> 8)

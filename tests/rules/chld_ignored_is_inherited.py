"""An ignored SIGCHLD is inherited by fork(): the child leaves no zombies of its own either."""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
if os.fork() == 0:
    print(signal.getsignal(signal.SIGCHLD) is signal.SIG_IGN, flush=True)
    if os.fork() == 0:
        os._exit(2)
    try:
        os.wait()
    except ChildProcessError as error:
        print("child:", error, flush=True)
    os._exit(0)
try:
    os.wait()
except ChildProcessError as error:
    print("parent:", error)

"""Only a SIGCHLD that is ignored when the child ends matters (wait(2), NOTES)."""
import os
import signal

signal.signal(17, signal.SIG_IGN)
r, w = os.pipe()
if os.fork() == 0:
    os.read(r, 1)
    os._exit(3)
signal.signal(17, signal.SIG_DFL)
os.write(w, b".")
print(os.wait()[1] >> 8, flush=True)
signal.pthread_sigmask(signal.SIG_BLOCK, [17])
signal.signal(17, signal.SIG_IGN)
if os.fork() == 0:
    os._exit(4)
try:
    os.wait()
except ChildProcessError as error:
    print(error, signal.sigpending(), flush=True)

"""SIGCHLD set to SIG_IGN: children become no zombies; wait() waits for all, then ECHILD (wait(2))."""
import os
import signal

signal.signal(17, signal.SIG_IGN)
r, w = os.pipe()
for _ in range(2):
    if os.fork() == 0:
        os.close(w)
        os.read(r, 1)
        os.write(1, b"child ends\n")
        os._exit(0)
os.close(w)
try:
    os.wait()
except ChildProcessError as error:
    print(error, flush=True)

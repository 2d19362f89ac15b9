"""With SIGCHLD ignored children leave no zombies; wait() blocks until all are gone and then fails
with ECHILD (wait(2), NOTES)."""
import os
import signal
import time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
for n in range(3):
    if os.fork() == 0:
        time.sleep(0.1 * n)
        os.write(w, b"%d" % n)
        os._exit(n)
os.close(w)
try:
    print(os.wait())
except ChildProcessError as error:
    print(type(error).__name__, error)
print(sorted(os.read(r, 9)), os.read(r, 9))

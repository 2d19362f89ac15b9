"""A zombie whose parent ends is reaped by the new parent: its number becomes free."""
import os
import time

r, w = os.pipe()
middle = os.fork()
if middle == 0:
    zombie = os.fork()
    if zombie == 0:
        os._exit(1)
    os.waitid(os.P_PID, zombie, os.WEXITED | os.WNOWAIT)
    os.write(w, b"%d" % zombie)
    os._exit(0)
zombie = int(os.read(r, 20))
os.waitpid(middle, 0)
while True:
    try:
        os.kill(zombie, 0)
    except ProcessLookupError:
        break
    time.sleep(0.01)
print("gone")

"""A parent that was stopped in wait() goes on waiting."""
import os
import time

parent = os.fork()
if parent == 0:
    pid = os.fork()
    if pid == 0:
        time.sleep(0.2)
        os._exit(5)
    os._exit(os.wait()[1] >> 8)
time.sleep(0.05)
os.kill(parent, 19)
os.waitpid(parent, os.WUNTRACED)
time.sleep(0.3)
os.kill(parent, 18)
print(os.wait()[1] >> 8)

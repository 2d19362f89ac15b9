"""Time spent stopped counts as slept (nanosleep(2)): the sleep ends when it would have."""
import os
import time

pid = os.fork()
if pid == 0:
    began = time.monotonic()
    time.sleep(0.4)
    os._exit(int((time.monotonic() - began) * 10))
time.sleep(0.1)
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
time.sleep(0.1)
os.kill(pid, 18)
print(os.wait()[1] >> 8)

"""Who is blocked waiting for a stop gets ECHILD when the child dies instead."""
import os
import time

pid = os.fork()
if pid == 0:
    time.sleep(0.1)
    os._exit(5)
try:
    os.waitid(os.P_PID, pid, os.WSTOPPED)
except ChildProcessError as error:
    print(error)
print(os.wait()[1] >> 8)

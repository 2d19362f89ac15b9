"""An uncaught KeyboardInterrupt kills the process by SIGINT (pythonrun.c, main.c)."""
import os
import sys

if os.fork() == 0:
    sys.stderr = None
    raise KeyboardInterrupt
status = os.wait()[1]
print(hex(status), os.WIFSIGNALED(status), os.WTERMSIG(status))

"""os._exit() in a child keeps the parent's atexit functions from running twice."""
import atexit
import os

atexit.register(print, "once")
if os.fork() == 0:
    os._exit(0)
os.wait()

"""os._exit() in an atexit function ends the process at once; nothing is flushed."""
import atexit
import os

atexit.register(os.write, 1, b"never\n")
atexit.register(os._exit, 9)
print("lost")

"""atexit functions run before the standard streams are flushed for the last time."""
import atexit
import os

atexit.register(os.write, 1, b"written\n")
print("printed")

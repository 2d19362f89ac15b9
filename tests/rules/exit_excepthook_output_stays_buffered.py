"""What sys.excepthook prints is flushed at the end only, after the atexit functions."""
import atexit
import os
import sys

atexit.register(os.write, 1, b"atexit\n")
sys.excepthook = lambda kind, value, trace: print("hook", kind.__name__)
raise ValueError

"""sys.last_value is there for atexit functions after an uncaught exception."""
import atexit
import sys


def look():
    print(sys.last_type.__name__, sys.last_value, sys.last_traceback is not None)


atexit.register(look)
sys.stderr = None
raise LookupError("gone")

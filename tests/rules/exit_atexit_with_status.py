"""The exit status stays as it was while atexit functions run."""
import atexit
import sys

atexit.register(print, "late")
sys.exit(7)

"""Standard error overtakes what is still in the buffer of standard output."""
import os
import sys

os.dup2(1, 2)
print("one")
print("two", file=sys.stderr)
print("three", flush=True)
print("four", file=sys.stderr)
print("five")

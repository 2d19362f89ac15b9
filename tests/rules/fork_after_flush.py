"""A flushed buffer has nothing to be copied."""
import os
import sys

print("before", flush=True)
sys.stdout.write("again\n")
sys.stdout.flush()
pid = os.fork()
if pid:
    os.wait()
print("parent" if pid else "child")

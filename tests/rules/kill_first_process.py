"""The script itself killed by a signal: the shell sees 128 + 15; buffered output is lost."""
import os

os.write(1, b"written\n")
print("printed")
os.kill(os.getpid(), 15)

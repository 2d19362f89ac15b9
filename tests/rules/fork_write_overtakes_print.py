"""os.write() goes out at once, print() to a pipe only when the buffer is flushed."""
import os

print("printed first")
os.write(1, b"written\n")
if os.fork() == 0:
    os.write(1, b"child\n")
    os._exit(0)
os.wait()

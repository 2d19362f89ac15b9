"""Text that print() left in the buffer is written by both processes (setvbuf(3), fork(2))."""
import os

print("before", end=" ")
if os.fork() == 0:
    print("child")
else:
    os.wait()
    print("parent")

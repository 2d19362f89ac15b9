"""os._exit() in the script itself: its buffers are lost, the shell sees the low byte."""
import os

print("lost")
os.write(1, b"kept\n")
os._exit(300)

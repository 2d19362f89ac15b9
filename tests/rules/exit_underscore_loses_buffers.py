"""os._exit() flushes no Python buffer, runs no finally and no atexit function (os)."""
import atexit
import os

if os.fork() == 0:
    atexit.register(os.write, 1, b"atexit\n")
    print("lost")
    try:
        os._exit(3)
    finally:
        os.write(1, b"finally\n")
print(os.wait()[1] >> 8)

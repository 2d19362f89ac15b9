"""A pipe of one page takes one page."""
import fcntl
import os

r, w = os.pipe2(os.O_NONBLOCK)
fcntl.fcntl(w, 1031, 4096)
print(f"{os.write(w, b'x' * 5000)}B")
try:
    os.write(w, b"x")
except BlockingIOError:
    print("full")
fcntl.fcntl(w, 1031, 8192)
print(f"{os.write(w, b'x' * 5000)}B", f"{len(os.read(r, 9000))}B")

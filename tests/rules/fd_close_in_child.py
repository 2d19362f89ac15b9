"""Closing in one process does not close in the other."""
import os

r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    os.close(w)
    os.closerange(0, 80)
    os._exit(0)
os.wait()
os.write(w, b"still open")
print(os.read(r, 20))

"""dup2 redirects standard output, for os.write, print and children."""
import os

r, w = os.pipe()
saved = os.dup(1)
os.dup2(w, 1)
print("into the pipe", flush=True)
if os.fork() == 0:
    os.write(1, b"child too\n")
    os._exit(0)
os.wait()
os.dup2(saved, 1)
os.close(w)
print(os.read(r, 80))
print(os.read(r, 80))

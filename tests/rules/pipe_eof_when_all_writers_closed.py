"""The end of file comes when the last copy of the write end is closed (pipe(7))."""
import os

r, w = os.pipe()
copy = os.dup(w)
if os.fork() == 0:
    os.close(r)
    os.close(copy)
    os.write(w, b"from child")
    os._exit(0)
os.wait()
print(os.read(r, 80))
os.close(w)
os.write(copy, b"copy")
print(os.read(r, 80))
os.close(copy)
print(os.read(r, 80), os.read(r, 80), os.read(r, 0))

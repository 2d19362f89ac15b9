"""Pipes as text files: iteration ends at the end of file."""
import os

r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    with os.fdopen(w, "w") as out:
        for n in range(3):
            print("line", n, file=out)
    os._exit(0)
os.close(w)
with os.fdopen(r) as lines:
    for line in lines:
        print(repr(line))
print(os.wait()[1])

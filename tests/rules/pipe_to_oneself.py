"""A process may write to a pipe and read it itself, as long as it fits."""
import os

r, w = os.pipe()
os.write(w, b"x" * 65536)
print(len(os.read(r, 70000)) == 65536)
with os.fdopen(w, "w") as out, os.fdopen(r) as source:
    print("line one", file=out)
    out.flush()
    print(source.readline(), end="")

"""A full buffer of 8,192 bytes is written out by itself; the rest waits (io)."""
import os
import sys

r, w = os.pipe()
out = os.fdopen(w, "w")
for _ in range(3):
    out.write("x" * 4000)
os.set_blocking(r, False)
print(f"{len(os.read(r, 65536))}B")
out.flush()
print(f"{len(os.read(r, 65536))}B")
out.write("y" * 20000)
print(f"{len(os.read(r, 65536))}B")
out.close()
print(f"{len(os.read(r, 65536))}B", out.closed)
sys.stdout.write("a" * 9 + "\n")

"""Writes of up to PIPE_BUF bytes by several processes never mix (pipe(7))."""
import os

r, w = os.pipe()
for n in range(4):
    if os.fork() == 0:
        os.close(r)
        for _ in range(30):
            os.write(w, b"%d" % n * 4096)
        os._exit(0)
os.close(w)
blocks = bytearray()
while data := os.read(r, 50000):
    blocks += data
pieces = [bytes(blocks[start:start + 4096]) for start in range(0, len(blocks), 4096)]
print(len(pieces) == 120, all(len(set(piece)) == 1 for piece in pieces))
for _ in range(4):
    os.wait()

"""Writes of different sizes, and reads in between: which of them share a page (fs/pipe.c)."""
import os

r, w = os.pipe()
os.set_blocking(w, False)
os.set_blocking(r, False)
log = []
number = 12345
for step in range(400):
    number = number * 1103515245 + 12345 & 0x7FFFFFFF
    size = (1, 10, 100, 1000, 3000, 4000, 4096, 5000, 9000, 20000)[number >> 8 & 7 if step % 3 else number >> 9 & 1]
    size += number >> 16 & 63
    try:
        if number >> 4 & 3:
            log.append(f"w{os.write(w, b'x' * size)}")
        else:
            log.append(f"r{len(os.read(r, size))}")
    except BlockingIOError:
        log.append("again")
for start in range(0, len(log), 12):
    print(" ".join(log[start:start + 12]))

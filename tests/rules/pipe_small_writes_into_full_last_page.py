"""A small write goes into the room of the last page even when no page is free."""
import os

r, w = os.pipe()
os.set_blocking(w, False)
os.write(w, b"x" * (15 * 4096))
print(f"{os.write(w, b'a' * 4000)}B")
for size in (100, 90, 6, 5, 1):
    try:
        print(f"{size}B: {os.write(w, b'b' * size)}B")
    except BlockingIOError:
        print(f"{size}B: again")

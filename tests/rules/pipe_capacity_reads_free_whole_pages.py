"""Reading makes room only when a whole page is empty."""
import os

r, w = os.pipe()
os.set_blocking(w, False)
os.write(w, b"x" * 65536)
for count in (1, 4094, 1, 4095, 1, 8191, 2):
    os.read(r, count)
    try:
        print(f"{count}B read:", f"{os.write(w, b'y' * 10000)}B")
    except BlockingIOError:
        print(f"{count}B read: again")

"""A non-blocking write of up to 4,096 bytes is all or nothing; a larger one may be partial."""
import os

r, w = os.pipe()
os.set_blocking(w, False)
os.write(w, b"x" * 65536)
os.read(r, 4096)
try:
    print(f"{os.write(w, b'y' * 4097)}B")
except BlockingIOError:
    print("again")
os.read(r, 3000)
for size in (3000, 1096, 4096):
    try:
        print(f"{size}B: {os.write(w, b'z' * size)}B")
    except BlockingIOError:
        print(f"{size}B: again")

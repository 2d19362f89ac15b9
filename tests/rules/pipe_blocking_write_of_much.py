"""A blocking write of more than fits waits, and returns when all is written (pipe(7))."""
import os
import time

r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    os._exit(os.write(w, b"x" * 200000) == 200000)
os.close(w)
total = 0
while data := os.read(r, 30000):
    total += len(data)
    time.sleep(0.002)
print(f"{total}B", os.wait()[1] >> 8)

"""Bytes go to whoever reads first, each to one reader only."""
import os

r, w = os.pipe()
results, tell = os.pipe()
for _ in range(2):
    if os.fork() == 0:
        os.close(w)
        count = 0
        while data := os.read(r, 1):
            count += len(data)
        os.write(tell, b"%03d" % count)
        os._exit(0)
os.close(r)
os.write(w, b"x" * 80)
os.close(w)
os.wait(), os.wait()
told = os.read(results, 9)
print(int(told[:3]) + int(told[3:]))

"""What was written can be read after the writer has ended."""
import os

r, w = os.pipe()
if os.fork() == 0:
    for n in range(3):
        os.write(w, b"%d " % n)
    os._exit(0)
os.wait()
os.close(w)
print(os.read(r, 2), os.read(r, 1), os.read(r, 80), os.read(r, 80))

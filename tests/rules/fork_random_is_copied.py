"""The state of the module random is copied: both go on with the same numbers... reseeded
in the child by random's own hook, so that they differ (random.py registers one)."""
import os
import random

random.seed(7)
r, w = os.pipe()
if os.fork() == 0:
    os.write(w, repr(random.random()).encode())
    os._exit(0)
os.wait()
mine = random.random()
print(mine == random.Random(7).random(), float(os.read(r, 64)) == mine)

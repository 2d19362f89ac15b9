"""The module random seeds itself anew in a child (it registers a hook for that), so that
parent and child do not go on with the same numbers."""
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

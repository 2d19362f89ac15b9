"""A new descriptor is the lowest number that is free (open(2), dup(2))."""
import os

base = os.open("/dev/null", os.O_RDONLY)
a, b, c = (os.open("/dev/null", os.O_RDONLY) for _ in range(3))
print(a - base, b - base, c - base)
os.close(a)
os.close(base)
print(os.dup(b) == base, os.dup(b) == a, os.dup(b) - base)
os.close(b)
r, w = os.pipe()
print(r == b, w - base)
os.close(0)
print(os.open("/dev/null", os.O_RDONLY))
os.dup2(c, 40)
print(os.dup(c) - base)

"""dup2 onto a free number fills it; the search starts at the lowest free one again."""
import os

free = os.dup(0)
os.close(free)
os.dup2(0, free + 1)
print(os.dup(0) - free, os.dup(0) - free)
os.close(free + 1)
os.dup2(0, free)
print(os.dup(0) - free)
for n in range(3):
    os.close(free + n)
print(os.dup(0) - free)

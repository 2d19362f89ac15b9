"""select() gives the ready ones of each set in the caller's order (select(2))."""
import os
import select

r, w = os.pipe()
r2, w2 = os.pipe()
print(select.select([r, r2], [], [], 0), select.select([], [w, w2], [], 0) == ([], [w, w2], []))
os.write(w2, b"x")
print(select.select([r2, r], [w], [r2], 0) == ([r2], [w], []))
os.close(w)
print(select.select([r2, r], [], [r, r2]) == ([r2, r], [], []))
os.close(r2)
print(select.select([], [w2], [w2], 0) == ([], [w2], []))

"""What is said when the last flush fails."""
import os

r, w = os.pipe()
os.close(r)
os.dup2(w, 1)
print("nobody reads this")

"""A replaced sys.stdout is flushed at exit too."""
import os
import sys

sys.stdout = open(os.dup(1), "w")
print("through another file")

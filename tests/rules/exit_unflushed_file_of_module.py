"""A file object that is still open at exit is flushed when it is finalised."""
import os

file = open(os.dup(1), "w", closefd=True)
file.write("kept\n")
del file
second = os.fdopen(os.dup(1), "w")
second.write("second\n")
second.close()

"""Writing to a pipe without reader raises BrokenPipeError, as Python ignores SIGPIPE."""
import os
import sys

r, w = os.pipe()
os.close(r)
try:
    os.write(w, b"x")
except BrokenPipeError as error:
    print(error.errno, error.strerror)
file = open(w, "w")
file.write("y")
try:
    file.flush()
except BrokenPipeError as error:
    print(error)
try:
    file.close()
except BrokenPipeError as error:
    print("close:", error)
print(file.closed)

"""Closing a descriptor behind a file object's back: its close() fails with EBADF."""
import os

r, w = os.pipe()
file = os.fdopen(w, "wb")
os.close(w)
try:
    file.close()
except OSError as error:
    print(error, file.closed)
with open(r, "rb", closefd=False) as source:
    print(source.name == r)
print(os.fstat(r).st_size)

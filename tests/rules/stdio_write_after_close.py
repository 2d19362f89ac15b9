"""A closed file object: ValueError; its descriptor can be used again by others."""
import os

r, w = os.pipe()
file = os.fdopen(w, "wb")
file.write(b"data")
file.close()
for call in (lambda: file.write(b"x"), lambda: file.flush(), lambda: file.fileno()):
    try:
        call()
    except ValueError as error:
        print(error)
print(os.read(r, 9), os.read(r, 9), os.dup(r) == w)

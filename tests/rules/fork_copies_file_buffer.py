"""A file object's buffer is copied too: the file gets the text twice."""
import os
import tempfile

name = tempfile.mktemp()
with open(name, "w") as file:
    file.write("once ")
    if os.fork() == 0:
        file.close()
        os._exit(0)
    os.wait()
with open(name) as file:
    print(file.read())
os.unlink(name)

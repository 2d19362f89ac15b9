"""Parent and child write to a file opened before fork(): the offset is shared, nothing is lost."""
import os
import tempfile

file = tempfile.TemporaryFile("w+")
file.write("parent before\n")
file.flush()
if os.fork() == 0:
    file.write("child\n")
    file.flush()
    os._exit(0)
os.wait()
file.write("parent after\n")
file.flush()
file.seek(0)
print(file.read(), end="")

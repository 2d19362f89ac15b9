"""Processes that append to one file do not overwrite each other (O_APPEND, write(2))."""
import os
import tempfile

fd, name = tempfile.mkstemp()
for n in range(4):
    if os.fork() == 0:
        with open(name, "a") as log:
            for k in range(5):
                print(f"{n}{k}", file=log, flush=True)
        os._exit(0)
for _ in range(4):
    os.wait()
lines = open(name).read().split()
print(len(lines), sorted(lines) == sorted(set(lines)))
print([[line for line in lines if line[0] == str(n)] == [f"{n}{k}" for k in range(5)] for n in range(4)])
os.unlink(name)

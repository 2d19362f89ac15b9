"""A pipe brings bytes from one process to another.

Question: the child reads lines until there are no more. How does it know that there are no more?

To be seen: what goes in at the write end comes out at the read end, in the same order. When all
write ends are closed and the pipe is empty, the reader gets the end of file (EOF). After the
fork both processes have both ends, so each first closes the end that it does not use.
"""

import os

read_end, write_end = os.pipe()

child = os.fork()
if child == 0:
    os.close(write_end)
    with os.fdopen(read_end) as lines:
        for line in lines:
            print("child: read", line.rstrip(), flush=True)
    print("child: end of file", flush=True)
    os._exit(0)

os.close(read_end)
with os.fdopen(write_end, "w") as out:
    for word in ("one", "two", "three"):
        print(word, file=out)
os.waitpid(child, 0)
print("parent: the child has ended")

"""The end of file that never comes: a forgotten write end.

Question: the parent writes a line, closes its write end and waits for the child, which reads
until the end of file. Why does neither of them ever end?

To be seen: the child reads the line, and then nothing happens any more. The reader gets the end
of file only when ALL write ends are closed, and there is one more: the child's own copy, made by
fork(). The child waits for the end of file and the parent waits for the child: a deadlock. On
Linux stop it with Ctrl-C; forklore reports who waits for whom, and ends with status 124. The
cure is one line: os.close(write_end) at the start of the child.
"""

import os

read_end, write_end = os.pipe()

child = os.fork()
if child == 0:
    # Here os.close(write_end) is missing.
    while data := os.read(read_end, 64):
        print("child: read", data, flush=True)
    print("child: end of file", flush=True)
    os._exit(0)

os.close(read_end)
os.write(write_end, b"the only line")
os.close(write_end)
os.waitpid(child, 0)
print("parent: the child has ended")

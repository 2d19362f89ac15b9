"""Writing into a pipe that nobody can read any more.

Question: the child reads one line and ends. What happens when the parent writes the next one?

To be seen: the write fails with EPIPE, in Python a BrokenPipeError. Nobody has the read end open
any more, so nobody could ever read the text. (The kernel also sends the signal SIGPIPE, which
would end an ordinary program; Python ignores it at its start and raises the exception instead.)
"""

import os

read_end, write_end = os.pipe()

child = os.fork()
if child == 0:
    os.close(write_end)
    print("child: read", os.read(read_end, 64), flush=True)
    os._exit(0)

os.close(read_end)  # or the parent itself would count as a reader
os.write(write_end, b"first line")
os.waitpid(child, 0)
try:
    os.write(write_end, b"second line")
except BrokenPipeError as error:
    print("parent: write failed:", error.strerror)

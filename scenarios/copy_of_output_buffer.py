"""The output buffer is memory, so fork copies it as well.

Question: "printed before fork" is printed once, before there is a child. How often does it come
out when the output goes into a pipe or a file, and how often on a terminal?

To be seen: into a pipe or a file, twice. There print() only puts the text into a buffer in the
process's memory, and fork() copies the buffer with its contents. Each process writes out its own
buffer when it ends. On a terminal a line is written out as soon as it is complete, so the buffer
is empty at the fork and the line comes out once. Compare `python3 copy_of_output_buffer.py` with
`python3 copy_of_output_buffer.py | cat`, or `forklore run` with `--tty` and with `--no-tty`.
"""

import os

print("printed before fork")

pid = os.fork()
if pid == 0:
    print("printed by the child")
else:
    os.wait()
    print("printed by the parent")

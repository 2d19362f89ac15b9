"""The cure for doubled output: flush before fork.

Question: this is copy_of_output_buffer.py with one more line, sys.stdout.flush(). How often does
"printed before fork" come out now?

To be seen: once, on a terminal as well as into a pipe or a file. flush() hands the text to the
kernel, the buffer is empty, and the child gets a copy of an empty buffer.
"""

import os
import sys

print("printed before fork")
sys.stdout.flush()

pid = os.fork()
if pid == 0:
    print("printed by the child")
else:
    os.wait()
    print("printed by the parent")

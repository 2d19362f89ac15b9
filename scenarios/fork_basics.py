"""One call, two returns: fork makes a second process.

Question: the last line of this script stands there once. How often is it run, and by whom?

To be seen: fork() is called once and returns twice. The new process, the child, gets 0; the old
one, the parent, gets the child's pid (its process number). From there on both go on with the
same script, so the last line is run twice: once by each of them. The parent waits for the
child's end first, so the child's lines always come first.
"""

import os

# flush=True writes the text out at once; copy_of_output_buffer.py shows why that matters.
print("before fork: one process", flush=True)

pid = os.fork()
if pid == 0:
    who = "child"
    print("child: fork returned", pid, flush=True)
else:
    who = "parent"
    os.wait()
    print("parent: fork returned", pid, flush=True)

print(f"last line, run by the {who}", flush=True)

"""After fork each process has its own memory.

Question: the child changes a number and a list. What does the parent see of it?

To be seen: nothing. The child starts with a copy of everything the parent has in memory. Since
then there are two numbers and two lists, and a change in one process is not seen by the other.
Processes that want to tell each other something need a pipe, a file or an exit status.
"""

import os

number = 10
names = ["Ada"]

pid = os.fork()
if pid == 0:
    print("child: starts with", number, names, flush=True)
    number += 1
    names.append("Grace")
    print("child: ends with", number, names, flush=True)
    os._exit(0)

os.waitpid(pid, 0)
print("parent: still has", number, names, flush=True)

"""Who am I, and who made me? getpid and getppid.

Question: which of the four numbers printed by the two processes are equal?

To be seen: each process has a pid of its own. What fork() returned in the parent is the child's
getpid(), and the child's getppid() is the parent's getpid(). A child can always ask for its
parent; a parent learns its child's pid only from fork() (and, later, from wait).
"""

import os

print("parent: getpid() is", os.getpid(), flush=True)

child = os.fork()
if child == 0:
    print("child:  getpid() is", os.getpid(), flush=True)
    print("child:  getppid() is", os.getppid(), flush=True)
    os._exit(0)

os.waitpid(child, 0)
print("parent: fork() returned", child, flush=True)

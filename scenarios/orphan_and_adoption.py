"""A child whose parent ends first is an orphan, and is adopted.

Question: the parent ends while its child still runs. Does the child end too? Who is its parent
then?

To be seen: the child goes on, and getppid() gives another pid than before. The kernel has given
the orphan a new parent: process 1 (init), or the nearest ancestor that has declared itself a
"subreaper" (many desktops and containers have one). The adopter will wait for the orphan, so
that it does not stay a zombie. The shell waits for the first process only: on a terminal its
prompt may come before the child's lines.
"""

import os
import time

parent = os.getpid()

if os.fork() == 0:
    while os.getppid() == parent:
        time.sleep(0.01)
    print("child: I am still running", flush=True)
    print("child: my parent is still the one that made me:", os.getppid() == parent, flush=True)
    os._exit(0)

print("parent: ends", flush=True)

"""Fork twice, and let the one in the middle end: a process that its maker need not wait for.

Question: the first process makes a child, the child makes a grandchild and ends. Who is the
grandchild's parent now, and whom does the first process have to wait for?

To be seen: the grandchild is an orphan, and it is not its grandparent that adopts it but process
1 or a subreaper. The first process waits for its child only, which has ended already, and has
nobody left to wait for: it can never get a zombie from the grandchild. Daemons used to start
this way.
"""

import os
import time

first = os.getpid()
read_end, write_end = os.pipe()

child = os.fork()
if child == 0:
    child = os.getpid()
    if os.fork() != 0:
        os._exit(0)  # the one in the middle ends
    while os.getppid() == child:
        time.sleep(0.01)
    adopted_by_first = os.getppid() == first
    os.write(write_end, f"grandchild: adopted by the first process: {adopted_by_first}".encode())
    os._exit(0)

os.waitpid(child, 0)
print("first: the child in the middle has ended", flush=True)
print(os.read(read_end, 90).decode(), flush=True)
try:
    os.wait()
except ChildProcessError:
    print("first: nobody left to wait for", flush=True)

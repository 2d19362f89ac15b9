"""While the child sleeps, the parent waits.

Question: the child sleeps for 0.2 seconds, and the parent calls wait() at once. When does wait()
return?

To be seen: not before the child has ended. Until then the parent is blocked: it needs no
processor time, and the kernel wakes it when there is something to tell. Look at both of them,
asleep, with `forklore ps aux sleeping_child_blocking_parent.py --at 0.1`.
"""

import os
import time

start = time.monotonic_ns()

child = os.fork()
if child == 0:
    print("child: sleeps", flush=True)
    time.sleep(0.2)
    print("child: ends", flush=True)
    os._exit(0)

os.waitpid(child, 0)
elapsed = time.monotonic_ns() - start
print("parent: wait has returned")
print("parent: that took at least 0.2 s:", elapsed >= 200_000_000)

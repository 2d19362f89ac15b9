"""wait returns for whichever child it finds ended.

Question: three children are started in the order A, B, C, and each ends at once. In which order
does the parent hear of their ends?

To be seen: any of the six orders is possible. wait() returns for a child that has ended, and in
which order they get to their ends is up to the kernel. A parent that needs to know which child
it was looks at the pid that wait() returns; one that wants a certain child uses waitpid().
"""

import os

names = {}
for name in "ABC":
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    names[pid] = name

order = []
for _ in range(3):
    pid, status = os.wait()
    order.append(names[pid])

print("ended:", " ".join(order))

"""Looking whether a child has ended, without waiting for it.

Question: what does waitpid() with WNOHANG return while the child is still running?

To be seen: (0, 0): no child has ended yet. The call comes back at once, so the parent can do
other work and look again later. When the child has ended, the same call gives its pid and
status, as without WNOHANG. Looking again and again is called polling.
"""

import os
import time

read_end, write_end = os.pipe()

child = os.fork()
if child == 0:
    os.read(read_end, 1)  # the child runs until the parent has written a byte
    os._exit(5)

for turn in (1, 2, 3):
    print(f"look {turn}:", os.waitpid(child, os.WNOHANG), flush=True)
    time.sleep(0.05)  # other work

os.write(write_end, b"x")  # now the child may end; how soon it does is up to the kernel
pid = 0
while pid == 0:
    time.sleep(0.01)
    pid, status = os.waitpid(child, os.WNOHANG)

print("then: it is the child's pid:", pid == child)
print("then: exit status", os.WEXITSTATUS(status))

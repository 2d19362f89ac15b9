"""A child that has ended and that nobody has waited for is a zombie.

Question: the child ends at once, and its parent sleeps for 0.3 seconds before it waits. What is
left of the child meanwhile?

To be seen: a zombie, state letter Z. Its memory and its open files are gone, but the kernel
keeps its pid and its exit status until the parent asks for them. Only wait() removes it. Look at
it in the middle of the nap with `forklore ps aux zombie_seen_in_ps.py --at 0.15`; on Linux, with
`ps aux` in another terminal.
"""

import os
import time


def state(pid: int) -> str:
    """The letter that ps shows; it stands behind the name in parentheses, see proc(5)."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return "no such process"


child = os.fork()
if child == 0:
    os._exit(7)

time.sleep(0.3)
# On a busy machine the child may be late: wait for its end, but leave it as it is (WNOWAIT).
os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
print("the child's state before wait:", state(child), flush=True)

pid, status = os.waitpid(child, 0)
print("its exit status, kept until now:", os.WEXITSTATUS(status), flush=True)
print("the child's state after wait:", state(child), flush=True)

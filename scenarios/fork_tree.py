"""A tree of processes, grown by recursion.

Question: each process has two children, down to a depth of three levels. How many processes is
that? And with four levels (`fork_tree.py 4`)?

To be seen: 1 + 2 + 4 = 7, and 15 with four levels. The output is in order because a parent makes
its second branch only when the first one is complete. All the processes stay until the tree is
full; look at it then with `forklore pstree fork_tree.py --at 0.1`.
"""

import os
import sys
import time

levels = int(sys.argv[1]) if len(sys.argv) > 1 else 3
stay_r, stay_w = os.pipe()  # the end of file of this pipe tells all the processes to end


def grow(name: str, level: int) -> int:
    """Be a node of the tree; return the number of processes from here down."""
    print("  " * (level - 1) + name, flush=True)
    count = 1
    if level < levels:
        for branch in ("left", "right"):
            count += grow_branch(branch, level + 1)
    return count


def grow_branch(name: str, level: int) -> int:
    """Make a child that is the top of a smaller tree, and wait until that is complete."""
    read_end, write_end = os.pipe()
    if os.fork() == 0:
        if level == 2:
            os.close(stay_w)  # only the first process, the root, keeps it open
        os.write(write_end, str(grow(name, level)).encode())
        os.read(stay_r, 1)
        wait_for_all()
        os._exit(0)
    count = int(os.read(read_end, 20))
    os.close(read_end)
    os.close(write_end)
    return count


def wait_for_all() -> None:
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass


print("processes:", grow("root", 1), flush=True)
time.sleep(0.2)  # the tree is full: time to look at it
os.close(stay_w)
wait_for_all()

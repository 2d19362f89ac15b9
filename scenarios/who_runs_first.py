"""Who runs first after fork: the parent or the child?

Question: parent and child each write one line. Which line comes first?

To be seen: either. Both processes are ready to run, and the kernel may take them in any order,
or both at once on two processors. Both outputs are right, and no program may rely on one of
them: if the order matters, the processes must wait for each other. Run it several times, or with
`forklore run --seed 1 who_runs_first.py`, `--seed 2` and so on: with 3 the child is first.
"""

import os

pid = os.fork()
if pid == 0:
    print("child", flush=True)
    os._exit(0)

print("parent", flush=True)
os.wait()

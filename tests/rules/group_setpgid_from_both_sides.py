"""Parent and child both call setpgid, as shells do: whoever comes first, both succeed, and before
either goes on the child is in its group."""
import os
import signal

r, w = os.pipe()
leader = 0
pids = []
for _ in range(3):
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, leader)
        if os.getpgrp() != (leader or os.getpid()):
            os._exit(1)
        os.write(w, b".")
        signal.pause()
    os.setpgid(pid, leader)
    leader = leader or pid
    print(os.getpgid(pid) == leader, flush=True)
    os.read(r, 1)
    pids.append(pid)
os.killpg(leader, signal.SIGKILL)
print([os.waitpid(-leader, 0)[1] for _ in range(3)])

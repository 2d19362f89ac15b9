"""A whole group is stopped, one member continued alone: it runs to its end while the others stay."""
import os
import signal

leader = 0
pids = []
for n in range(3):
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(n)
    leader = leader or pid
    os.setpgid(pid, leader)
    pids.append(pid)
for pid in pids:
    print(os.WSTOPSIG(os.waitpid(pid, os.WUNTRACED)[1]))
os.kill(pids[1], signal.SIGCONT)
print(pids.index(os.waitpid(-leader, 0)[0]))
print([open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] for pid in (pids[0], pids[2])])
os.killpg(leader, signal.SIGCONT)
print([os.waitpid(pid, 0)[1] >> 8 for pid in (pids[0], pids[2])])

"""A barrier by job control: children stop themselves, the parent waits for every stop, and one SIGCONT to the
group lets all go on."""
import os
import signal

r, w = os.pipe()
leader = 0
pids = []
for n in range(4):
    pid = os.fork()
    if pid == 0:
        os.write(w, b"b")
        signal.raise_signal(signal.SIGSTOP)
        os.write(w, b"a")
        os._exit(n)
    leader = leader or pid
    os.setpgid(pid, leader)
    pids.append(pid)
print([os.WSTOPSIG(os.waitpid(pid, os.WUNTRACED)[1]) for pid in pids], os.read(r, 9))
os.killpg(leader, signal.SIGCONT)
print([os.waitpid(pid, 0)[1] >> 8 for pid in pids], os.read(r, 9))

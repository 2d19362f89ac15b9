"""A barrier of signals: each child says that it is there, and goes on only when the parent has heard all and
signals the group; SIGUSR1 is blocked before it can come."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
r, w = os.pipe()
leader = 0
pids = []
for n in range(5):
    pid = os.fork()
    if pid == 0:
        os.write(w, b"b")
        signal.sigwait({signal.SIGUSR1})
        os.write(w, b"a")
        os._exit(n)
    leader = leader or pid
    os.setpgid(pid, leader)
    pids.append(pid)
before = b""
while len(before) < 5:
    before += os.read(r, 9)
print(before)
os.killpg(leader, signal.SIGUSR1)
print([os.waitpid(pid, 0)[1] >> 8 for pid in pids], os.read(r, 9))

"""The same for a process that sleeps in a call."""
import os
import resource

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
r, w = os.pipe()
for signals in ((15, 1), (1, 15), (15, 9), (15, 19), (15, 3), (14, 18, 9), (10, 17, 19, 9)):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    for signal in signals:
        os.kill(pid, signal)
    print(signals, os.waitpid(pid, os.WUNTRACED)[1])

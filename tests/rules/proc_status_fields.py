"""PPid, Pid and Tgid in /proc/<pid>/status; the parent changes when it ends."""
import os
import time

r, w = os.pipe()


def field(name, pid="self"):
    return [line.split()[1] for line in open(f"/proc/{pid}/status") if line.startswith(name + ":")][0]


print(field("Pid") == field("Tgid") == str(os.getpid()), field("PPid") == str(os.getppid()), field("Threads"))
middle = os.fork()
if middle == 0:
    pid = os.fork()
    if pid == 0:
        os.close(w)
        os.read(r, 1)
        os._exit(0)
    print(field("PPid", pid) == str(os.getpid()))
    os.close(w)
    raise SystemExit
os.close(w)
os.wait()

"""The states that /proc shows: R, S, T, Z (proc_pid_stat(5))."""
import os
import time


def state(pid):
    return open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0]


def until(pid, wanted):
    while state(pid) != wanted:
        time.sleep(0.005)
    print(wanted, [line.split(None, 1)[1].strip() for line in open(f"/proc/{pid}/status")
                   if line.startswith("State")])


r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(0)
print(state(os.getpid()), state("self"))
until(pid, "S")
os.kill(pid, 19)
until(pid, "T")
os.kill(pid, 18)
until(pid, "S")
os.write(w, b".")
until(pid, "Z")
os.wait()
print(os.path.exists(f"/proc/{pid}"))

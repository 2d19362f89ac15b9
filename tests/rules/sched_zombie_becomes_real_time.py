"""Even a zombie can be made a real-time process."""
# as: root
import os

pid = os.fork()
if pid == 0:
    os._exit(3)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)

print(os.sched_setscheduler(pid, os.SCHED_RR, os.sched_param(5)))
print(os.sched_getscheduler(pid), os.sched_getparam(pid), os.sched_rr_get_interval(pid))
with open(f"/proc/{pid}/stat") as file:
    fields = file.read().rpartition(")")[2].split()
print(fields[0], fields[15], fields[16], fields[37], fields[38])
os.wait()

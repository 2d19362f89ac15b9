"""priority, nice, rt_priority and policy in /proc/<pid>/stat (proc_pid_stat(5))."""
import os


def fields():
    with open("/proc/self/stat") as file:
        found = file.read().rpartition(")")[2].split()
    return [int(found[n]) for n in (15, 16, 37, 38)]


print(fields())
os.nice(5)
print(fields())
for policy in (os.SCHED_BATCH, os.SCHED_IDLE, os.SCHED_IDLE | os.SCHED_RESET_ON_FORK):
    os.sched_setscheduler(0, policy, os.sched_param(0))
    print(fields())
os.nice(50)
print(fields())

"""What /proc/<pid>/status and stat say of CPUs (proc_pid_status(5))."""
import os


def lines():
    with open("/proc/self/status") as file:
        return dict(line.rstrip("\n").split(":\t", 1) for line in file if line.startswith("Cpus"))


def numbers(text):
    ends = [part.partition("-") for part in text.split(",")]
    return {n for a, _, b in ends for n in range(int(a), int(b or a) + 1)}


before = os.sched_getaffinity(0)
for cpus in (before, {max(before)}, {min(before)}):
    os.sched_setaffinity(0, cpus)
    found = lines()
    print(list(found), numbers(found["Cpus_allowed_list"]) == cpus)
    print(int(found["Cpus_allowed"].replace(",", ""), 16) == sum(1 << cpu for cpu in cpus))
with open("/proc/self/stat") as file:
    print(int(file.read().rpartition(")")[2].split()[36]) == min(before))

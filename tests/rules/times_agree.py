"""All that tells of CPU time tells the same: clocks, rusage, times and /proc."""
import os
import resource
import time

TICK = 0.011  # os.times and /proc count in hundredths of a second


def total(usage):
    return usage.ru_utime + usage.ru_stime


def near(one, other):
    return -0.00001 <= other - one <= 0.02  # rusage is in whole microseconds


def compute(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        for _ in range(1000):
            pass


def in_proc(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(") ")[2].split()
    own, children = sum(map(int, fields[11:13])), sum(map(int, fields[13:15]))
    return own / 100, children / 100


before = time.process_time()
compute(0.03)
print(near(0.03, time.process_time() - before), flush=True)
used = time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID)
own, times = resource.getrusage(resource.RUSAGE_SELF), os.times()
print(near(used, time.thread_time()), near(used, total(own)))
print(near(used, total(resource.getrusage(resource.RUSAGE_THREAD))))
print(abs(times.user + times.system - used) < 2 * TICK, abs(in_proc("self")[0] - used) < 2 * TICK, flush=True)

pid = os.fork()
if pid == 0:
    print("born:", time.process_time() < 0.02, os.times().children_user, flush=True)
    compute(0.06)
    os._exit(0)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
zombie = in_proc(pid)[0]
usage = os.wait4(pid, 0)[2]
children, times = resource.getrusage(resource.RUSAGE_CHILDREN), os.times()
print("ended:", 0.06 <= total(usage) < 0.09, abs(zombie - total(usage)) < 2 * TICK)
print(abs(total(children) - total(usage)) < 0.001)
print(abs(times.children_user + times.children_system - total(usage)) < 2 * TICK)
print(abs(in_proc("self")[1] - total(usage)) < 2 * TICK)

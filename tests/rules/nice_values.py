"""nice() adds and cuts off at 19; children inherit it (nice(2))."""
import os

print(os.nice(0), os.nice(5), os.getpriority(os.PRIO_PROCESS, 0))
if os.fork() == 0:
    print(os.nice(1), os.nice(50), os.nice(0))
    raise SystemExit
os.wait()
print(os.nice(0))
os.setpriority(os.PRIO_PROCESS, os.getpid(), 7)
print(os.getpriority(os.PRIO_PROCESS, os.getpid()), os.getpriority(os.PRIO_PROCESS, 0))

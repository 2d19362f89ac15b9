"""os.times() and rusage: children count only when they were waited for (getrusage(2))."""
import os
import resource

pid = os.fork()
if pid == 0:
    while os.times().user < 0.01:
        for _ in range(1000):
            pass
    os._exit(0)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
before = os.times()
print(before.children_user, before.children_system)
_, status, usage = os.wait4(pid, 0)
after = os.times()
print(status, usage.ru_utime >= 0.01, after.children_user >= 0.01,
      resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime >= 0.01)
print(len(after), type(after).__name__, type(usage).__name__, after.elapsed > 0)

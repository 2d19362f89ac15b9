"""os.cpu_count is about the machine, whatever this process may use of it."""
import os

before = os.cpu_count(), os.sysconf("SC_NPROCESSORS_ONLN"), os.sysconf("SC_NPROCESSORS_CONF")
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
usable = getattr(os, "process_cpu_count", lambda: len(os.sched_getaffinity(0)))
print(before == (os.cpu_count(), os.sysconf("SC_NPROCESSORS_ONLN"), os.sysconf("SC_NPROCESSORS_CONF")), usable())

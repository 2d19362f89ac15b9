"""SCHED_RR has slices of 100 ms, SCHED_FIFO none (sched_rr_get_interval(2))."""
# as: root
import os

print(0 <= os.sched_rr_get_interval(0) < 0.01)
for policy in (os.SCHED_FIFO, os.SCHED_RR):
    for priority in (1, 99):
        os.sched_setscheduler(0, policy, os.sched_param(priority))
        print(os.sched_rr_get_interval(0), os.sched_rr_get_interval(os.getpid()))

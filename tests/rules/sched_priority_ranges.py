"""The range of priorities of each policy (sched_get_priority_max(2))."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


for policy in (-1, 0, 1, 2, 3, 4, 5, 6, 8, 99, os.SCHED_RESET_ON_FORK, os.SCHED_RESET_ON_FORK | 1):
    print(policy, end=" ")
    tell(os.sched_get_priority_min, policy)
    tell(os.sched_get_priority_max, policy)

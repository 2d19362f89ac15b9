"""What sched_setscheduler and sched_setparam take as their parameter."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


param = os.sched_param
for value in (0, None, (0,), [0], param, param("0"), param(None), param(0.0), param(2**31), param(-2**31 - 1),
              param(2**63), param(-2**70), param([]), param(False)):
    tell(os.sched_setscheduler, 0, os.SCHED_OTHER, value)
    tell(os.sched_setparam, 0, value)
for policy in ("0", None, 0.0, 2**31, -2**31 - 1, 2**70, False):
    tell(os.sched_setscheduler, 0, policy, param(0))
    tell(os.sched_get_priority_max, policy)
    tell(os.sched_get_priority_min, policy)

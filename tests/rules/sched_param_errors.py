"""What os.sched_param refuses."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


p = os.sched_param(3)
for call in (
    lambda: os.sched_param(), lambda: os.sched_param(1, 2), lambda: os.sched_param(1, sched_priority=2),
    lambda: os.sched_param(1, x=2), lambda: os.sched_param(x=2), lambda: os.sched_param(sched_priority=1, x=2),
    lambda: setattr(p, "sched_priority", 4), lambda: setattr(p, "other", 4),
    lambda: type("Mine", (os.sched_param,), {}), lambda: p[1], lambda: hash(os.sched_param([])),
):
    tell(call)

"""os.sched_param: a tuple with one named field."""
import os

p = os.sched_param(3)
print(p, repr(p), p.sched_priority, p[0], len(p), tuple(p), p == (3,), p < os.sched_param(4), hash(p) == hash((3,)))
print(os.sched_param(sched_priority=5), os.sched_param("x"), os.sched_param((1, 2)), os.sched_param(p))
print(p + (1,), p * 2, p[:1], 3 in p, p.count(3), p.index(3), bool(p), isinstance(p, tuple), {p: 1}[3,])
print(sorted([os.sched_param(9), p]), os.sched_param.__name__, os.sched_param.__module__, os.sched_param)
print(p.n_fields, p.n_sequence_fields, p.n_unnamed_fields, p.__match_args__, os.sched_param.__doc__)
match p:
    case os.sched_param(priority):
        print(priority)

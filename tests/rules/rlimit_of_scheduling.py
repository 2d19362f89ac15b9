"""Who may not raise RLIMIT_NICE and RLIMIT_RTPRIO cannot (getrlimit(2))."""
import os
import resource


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
for limit in (resource.RLIMIT_NICE, resource.RLIMIT_RTPRIO):
    resource.setrlimit(limit, (0, 0))
    for pair in ((0, 0), (1, 0), (0, 1), (40, 40), (resource.RLIM_INFINITY, 0), (0, resource.RLIM_INFINITY)):
        tell(resource.setrlimit, limit, pair)
    tell(resource.getrlimit, limit)
    tell(resource.prlimit, 1, limit)
    tell(resource.prlimit, 0, limit, (0, 1))

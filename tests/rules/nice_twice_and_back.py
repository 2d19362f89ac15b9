"""nice adds up; an ordinary user may not go back (nice(2))."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
tell(os.nice, 5)
tell(os.nice, 5)
tell(os.nice, -1)
tell(os.setpriority, os.PRIO_PROCESS, 0, 9)
tell(os.nice, 0)
tell(os.nice, 100)
tell(os.nice, 1)
tell(os.nice, -100)
tell(os.getpriority, os.PRIO_PROCESS, 0)

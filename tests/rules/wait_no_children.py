"""Without children every wait call fails with ECHILD (wait(2))."""
import os

calls = [
    lambda: os.wait(),
    lambda: os.wait3(0),
    lambda: os.wait3(os.WNOHANG),
    lambda: os.wait4(-1, 0),
    lambda: os.waitpid(-1, os.WNOHANG),
    lambda: os.waitpid(0, 0),
    lambda: os.waitpid(os.getpid(), 0),
    lambda: os.waitpid(1, 0),
    lambda: os.waitpid(-os.getpgrp(), 0),
    lambda: os.waitid(os.P_ALL, 0, os.WEXITED),
    lambda: os.waitid(os.P_PID, 1, os.WEXITED),
    lambda: os.waitid(os.P_PGID, 0, os.WEXITED | os.WNOHANG),
]
for call in calls:
    try:
        print(call())
    except ChildProcessError as error:
        print(error)

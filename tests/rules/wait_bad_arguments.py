"""EINVAL and ESRCH of the wait calls come before ECHILD (wait(2))."""
import os

calls = [
    lambda: os.waitpid(-1, 16),
    lambda: os.waitpid(-1, 0x1000),
    lambda: os.waitpid(-1, os.WNOWAIT),
    lambda: os.waitpid(-1, os.WEXITED),
    lambda: os.waitpid(-1, -1),
    lambda: os.waitpid(-(2**31), 0),
    lambda: os.waitid(os.P_ALL, 0, 0),
    lambda: os.waitid(os.P_ALL, 0, os.WNOHANG),
    lambda: os.waitid(os.P_ALL, 0, os.WEXITED | 16),
    lambda: os.waitid(os.P_PID, 0, os.WEXITED),
    lambda: os.waitid(os.P_PID, -1, os.WEXITED),
    lambda: os.waitid(os.P_PGID, -1, os.WEXITED),
    lambda: os.waitid(7, 1, os.WEXITED),
    lambda: os.waitid(os.P_PIDFD, -1, os.WEXITED),
    lambda: os.waitid(os.P_PIDFD, 89, os.WEXITED),
    lambda: os.waitid(os.P_PIDFD, 0, os.WEXITED),
]
for call in calls:
    try:
        print(call())
    except OSError as error:
        print(type(error).__name__, error)

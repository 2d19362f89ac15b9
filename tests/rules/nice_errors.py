"""Errors of getpriority and setpriority (getpriority(2))."""
import os

if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
os.nice(5)
for call in (
    lambda: os.getpriority(7, 0), lambda: os.getpriority(-1, 0),
    lambda: os.getpriority(os.PRIO_PROCESS, 2**31 - 1), lambda: os.getpriority(os.PRIO_PGRP, 2**31 - 1),
    lambda: os.getpriority(os.PRIO_PROCESS, -1),
    lambda: os.setpriority(7, 0, 0), lambda: os.setpriority(os.PRIO_PROCESS, 0, 4),
    lambda: os.setpriority(os.PRIO_PROCESS, 1, 4), lambda: os.setpriority(os.PRIO_PROCESS, 2**31 - 1, 4),
    lambda: os.setpriority(os.PRIO_PROCESS, 0, 5), lambda: os.setpriority(os.PRIO_PROCESS, 0, 99),
    lambda: os.nice(-1), lambda: os.nice(0), lambda: os.nice(-2**31),
):
    try:
        print(call())
    except OSError as error:
        print(type(error).__name__, error)

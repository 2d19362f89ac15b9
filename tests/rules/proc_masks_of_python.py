"""What CPython itself sets: SIGPIPE and SIGXFSZ ignored, SIGINT handled, nothing blocked or pending
(pylifecycle.c, signalmodule.c)."""
import os

for line in open("/proc/self/status"):
    name, _, value = line.partition(":")
    if name in ("SigPnd", "ShdPnd", "SigBlk", "SigIgn", "SigCgt"):
        print(name, value.strip())

"""The stopped member of a group that becomes orphaned is sent SIGHUP and SIGCONT: handlers of both run
as it goes on (_exit(2), kill_orphaned_pgrp)."""
import os
import signal

r, w = os.pipe()
middle = os.fork()
if middle == 0:
    os.setpgid(0, 0)
    pid = os.fork()
    if pid == 0:
        seen = []
        for number in (signal.SIGHUP, signal.SIGCONT):
            signal.signal(number, lambda number, frame: seen.append(signal.Signals(number).name))
        os.kill(os.getpid(), signal.SIGSTOP)
        os.write(w, " ".join(seen).encode())
        os._exit(0)
    os.waitpid(pid, os.WUNTRACED)
    os._exit(0)
os.waitpid(middle, 0)
os.close(w)
print(os.read(r, 99))

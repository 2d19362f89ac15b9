"""A process group that becomes orphaned while a member is stopped gets SIGHUP and SIGCONT
(kill_orphaned_pgrp in kernel/exit.c, _exit(2))."""
import os

r, w = os.pipe()
middle = os.fork()
if middle == 0:
    os.setpgid(0, 0)
    stopped = os.fork()
    if stopped == 0:
        os.close(r)
        while True:
            os.read(0, 0)
    os.kill(stopped, 19)
    os.waitpid(stopped, os.WUNTRACED)
    os._exit(0)
os.close(w)
os.waitpid(middle, 0)
print(os.read(r, 1), "the stopped process is gone")

"""Signals whose action is to dump core: none is dumped with RLIMIT_CORE 0 (core(5))."""
import os
import resource

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
r, w = os.pipe()
for signal in (3, 4, 5, 6, 7, 8, 11, 24, 31):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    os.kill(pid, signal)
    info = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    status = os.waitpid(pid, 0)[1]
    print(os.WTERMSIG(status), os.WIFSIGNALED(status))

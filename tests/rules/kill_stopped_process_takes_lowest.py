"""A stopped process collects signals; continued, it takes the lowest number, or SIGSEGV and
other faults first (next_signal)."""
import os
import resource

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
r, w = os.pipe()
for signals in ((15, 1), (1, 15), (15, 11), (11, 1), (3, 1), (64, 34), (15, 9, 1)):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    os.kill(pid, 19)
    os.waitpid(pid, os.WUNTRACED)
    for signal in signals:
        os.kill(pid, signal)
    os.kill(pid, 18)
    print(signals, os.waitpid(pid, 0)[1])

"""SIGCHLD comes when a child stops and goes on too (signal(7)); Python's signal() has no
SA_NOCLDSTOP."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [17])
signal.signal(17, lambda number, frame: print("handler", flush=True))
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
for number, flags in ((19, os.WUNTRACED), (18, os.WCONTINUED), (15, 0)):
    os.kill(pid, number)
    print(hex(os.waitpid(pid, flags)[1]), flush=True)
    while 17 not in signal.sigpending():
        os.sched_yield()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [17])
    signal.pthread_sigmask(signal.SIG_BLOCK, [17])

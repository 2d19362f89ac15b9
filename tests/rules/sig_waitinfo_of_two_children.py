"""SIGCHLD is not queued: of two children that ended while it was blocked one is told of."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [17])
children = []
for code in (5, 6):
    children.append(os.fork())
    if children[-1] == 0:
        os._exit(code)
    os.waitid(os.P_PID, children[-1], os.WEXITED | os.WNOWAIT)
info = signal.sigwaitinfo([17])
print(children.index(info.si_pid), info.si_status, signal.sigtimedwait([17], 0), flush=True)
print(os.wait()[1] >> 8, os.wait()[1] >> 8, flush=True)

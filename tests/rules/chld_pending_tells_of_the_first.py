"""Of several deaths the one pending SIGCHLD keeps the siginfo of the first (legacy_queue)."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
pids = []
r, w = os.pipe()
for n in range(3):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
        os._exit(n)
    pids.append(pid)
for n in (1, 2, 0):
    os.kill(pids[n], (14, 9, 15)[n])
    os.waitid(os.P_PID, pids[n], os.WEXITED | os.WNOWAIT)
    print(signal.SIGCHLD in signal.sigpending())
info = signal.sigwaitinfo({signal.SIGCHLD})
print(pids.index(info.si_pid), info.si_status)
print(signal.sigtimedwait({signal.SIGCHLD}, 0), signal.SIGCHLD in signal.sigpending())
print([pids.index(os.wait()[0]) for _ in range(3)])

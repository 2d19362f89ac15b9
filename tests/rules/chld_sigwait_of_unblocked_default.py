"""sigtimedwait() of an unblocked SIGCHLD with the default disposition gets nothing: it is dropped
when it is sent. Blocked, it is kept (signal(7), sig_ignored)."""
import os
import signal

r, w = os.pipe()
parent = os.getpid()
for block in (False, True):
    if block:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    pid = os.fork()
    if pid == 0:
        while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
            os.sched_yield()
        os._exit(0)
    info = signal.sigtimedwait({signal.SIGCHLD}, 0.4)
    print(info and info.si_pid == pid)
    os.wait()

"""Of a timer's signal: SI_KERNEL, and no sender (sigaction(2), setitimer(2))."""
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [14, 26, 27])
signal.setitimer(signal.ITIMER_REAL, 0.05)
info = signal.sigwaitinfo([14])
print(info.si_signo, info.si_code, info.si_pid, info.si_uid, info.si_status, flush=True)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.01)
while not signal.sigpending():
    pass
info = signal.sigwaitinfo([26])
print(info.si_signo, info.si_code, info.si_pid, info.si_uid, info.si_status, flush=True)
signal.setitimer(signal.ITIMER_PROF, 0.01)
while not signal.sigpending():
    pass
info = signal.sigwaitinfo([27])
print(info.si_signo, info.si_code, info.si_pid, info.si_uid, info.si_status, flush=True)

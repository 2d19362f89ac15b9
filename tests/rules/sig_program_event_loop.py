"""An event loop over sigtimedwait(): timers, children and requests in one place."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [14, 17, 40])
parent = os.getpid()
signal.setitimer(signal.ITIMER_REAL, 0.4)
for _ in range(3):
    if os.fork() == 0:
        os.kill(parent, 40)
        signal.sigwait([40])
        os._exit(2)
requests = ended = 0
while requests < 3:
    info = signal.sigwaitinfo([40])
    requests += 1
    os.kill(info.si_pid, 40)
while ended < 3:
    signal.sigtimedwait([17], 0.05)
    while ended < 3 and os.waitpid(-1, os.WNOHANG)[0]:
        ended += 1
print(requests, ended, int(signal.sigwait([14])), flush=True)

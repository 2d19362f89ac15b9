"""A supervisor without handlers: it takes SIGCHLD with sigwait and reaps all there are with WNOHANG. Ten deaths
are counted, however many signals they were."""
import os
import signal

codes = []
alive = started = 0


def start():
    global alive, started
    started += 1
    alive += 1
    if os.fork() == 0:
        os._exit(1 + (started > 5))


signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
for _ in range(5):
    start()
while alive:
    signal.sigwait({signal.SIGCHLD})
    while alive:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            break
        alive -= 1
        codes.append(os.waitstatus_to_exitcode(status))
        if started < 10:
            start()
print(sorted(codes))

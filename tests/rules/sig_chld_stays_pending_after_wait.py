"""wait() does not take a pending SIGCHLD away (wait(2))."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [17])
if os.fork() == 0:
    os._exit(3)
print(os.wait()[1] >> 8, sorted(signal.sigpending()), flush=True)
info = signal.sigwaitinfo([17])
print(info.si_code, info.si_status, flush=True)

"""sigpending() joins what is pending for the thread (raise_signal) and for the process (kill);
the same signal may be pending twice thus (sigpending(2)). The C library does not let sigwaitinfo()
tell the two apart: SI_TKILL is made SI_USER."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12])
signal.raise_signal(10)
signal.raise_signal(10)
os.kill(os.getpid(), 10)
os.kill(os.getpid(), 12)
for number in (10, 10, 12):
    print(sorted(signal.sigpending()), signal.sigwaitinfo([number]).si_code, flush=True)
print(signal.sigpending(), flush=True)

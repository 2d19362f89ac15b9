"""With RLIMIT_SIGPENDING 0 real-time signals of kill() are not queued and their siginfo is lost, but
they become pending; standard signals are above the limit (__send_signal_locked)."""
import os
import resource
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [10, 40])
resource.setrlimit(resource.RLIMIT_SIGPENDING, (0, 0))
for number in (10, 40):
    for _ in range(3):
        os.kill(os.getpid(), number)
    info = signal.sigwaitinfo([number])
    print(number, info.si_code, info.si_pid == os.getpid(), info.si_pid == 0, flush=True)
    print(signal.sigtimedwait([number], 0), flush=True)

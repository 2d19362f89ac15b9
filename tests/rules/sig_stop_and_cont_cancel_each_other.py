"""SIGCONT takes pending stop signals away, and a stop signal a pending SIGCONT (signal(7);
prepare_signal in kernel/signal.c)."""
import os
import signal

numbers = [18, 20, 21, 22]
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
for number in (20, 21, 18, 22, 18):
    os.kill(os.getpid(), number)
    print(number, [int(number) for number in sorted(signal.sigpending())], flush=True)

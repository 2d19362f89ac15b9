"""A stop signal takes away a pending SIGCONT, even one that itself is blocked, ignored or caught
(prepare_signal)."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT, signal.SIGTTIN})
signal.signal(signal.SIGTSTP, signal.SIG_IGN)
signal.signal(signal.SIGTTOU, lambda *args: print("handler of SIGTTOU"))
for stop in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
    os.kill(os.getpid(), signal.SIGCONT)
    print([number.name for number in sorted(signal.sigpending())])
    os.kill(os.getpid(), stop)
    print([number.name for number in sorted(signal.sigpending())])

"""SIGCONT takes away pending stop signals, whoever blocks or ignores what (prepare_signal)."""
import os
import signal

stops = {signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}
signal.pthread_sigmask(signal.SIG_BLOCK, stops | {signal.SIGUSR1})
for disposition in (signal.SIG_DFL, signal.SIG_IGN, lambda *args: print("handler of SIGCONT")):
    signal.signal(signal.SIGCONT, disposition)
    for number in sorted(stops) + [signal.SIGUSR1]:
        os.kill(os.getpid(), number)
    print([number.name for number in sorted(signal.sigpending())])
    os.kill(os.getpid(), signal.SIGCONT)
    print([number.name for number in sorted(signal.sigpending())])

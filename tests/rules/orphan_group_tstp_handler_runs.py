"""In an orphaned group only the default stop of SIGTSTP, SIGTTIN and SIGTTOU is left out: handlers
run, and nothing stays pending (get_signal)."""
import os
import signal

pid = os.fork()
if pid == 0:
    os.setsid()
    numbers = (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
    signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    for number in numbers:
        os.kill(os.getpid(), number)
    print([number.name for number in sorted(signal.sigpending())], flush=True)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
    print(signal.sigpending(), flush=True)
    signal.signal(signal.SIGTSTP, lambda *args: print("handler", flush=True))
    os.kill(os.getpid(), signal.SIGTSTP)
    os._exit(0)
print(os.waitpid(pid, os.WUNTRACED)[1])

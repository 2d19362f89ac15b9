"""kill() sends to the process and raise() to the calling thread: ShdPnd and SigPnd (signal(7), raise(3));
sigpending() gives both together."""
import os
import signal


def pending():
    return [line.split() for line in open("/proc/self/status") if "Pnd" in line]


signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
print(pending())
os.kill(os.getpid(), signal.SIGUSR1)
print(pending())
signal.raise_signal(signal.SIGUSR2)
print(pending(), [number.name for number in sorted(signal.sigpending())])
signal.raise_signal(signal.SIGUSR1)
print(pending(), signal.sigwait({signal.SIGUSR1}).name)
print(pending(), signal.sigwait({signal.SIGUSR1}).name)
print(pending())

"""An ignored signal that is not blocked is gone at once (sig_ignored in kernel/signal.c)."""
import os
import signal

signal.signal(10, signal.SIG_IGN)
for number in (10, 13, 17, 18, 23, 28):
    os.kill(os.getpid(), number)
    signal.raise_signal(number)
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))
print(signal.sigpending(), signal.sigtimedwait(range(1, 32), 0), flush=True)

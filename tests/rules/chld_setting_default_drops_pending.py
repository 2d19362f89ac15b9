"""Setting a signal to SIG_IGN, or to SIG_DFL if that ignores it, drops what is pending of it, even
if it is blocked (do_sigaction)."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
for disposition in (signal.SIG_IGN, signal.SIG_DFL):
    signal.signal(signal.SIGCHLD, lambda *args: print("never"))
    if os.fork() == 0:
        os._exit(2)
    print(os.wait()[1] >> 8, signal.SIGCHLD in signal.sigpending(), end=" ")
    signal.signal(signal.SIGCHLD, disposition)
    print(signal.SIGCHLD in signal.sigpending())
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})

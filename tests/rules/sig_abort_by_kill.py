"""SIGABRT sent by kill() is an ordinary signal: it can be handled, ignored and blocked (signal(7))."""
import os
import resource
import signal

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
if os.fork() == 0:
    signal.signal(6, lambda number, frame: print("handler", flush=True))
    os.kill(os.getpid(), 6)
    signal.pthread_sigmask(signal.SIG_BLOCK, [6])
    signal.raise_signal(6)
    print(int(signal.sigwait([6])), flush=True)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [6])
    signal.signal(6, signal.SIG_IGN)
    os.kill(os.getpid(), 6)
    signal.signal(6, signal.SIG_DFL)
    print("default", flush=True)
    os.kill(os.getpid(), 6)
print(os.wait()[1], flush=True)

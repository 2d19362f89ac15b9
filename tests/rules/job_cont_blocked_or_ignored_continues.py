"""SIGCONT continues a stopped process though it blocks or ignores it (signal(7)); blocked it stays
pending as well."""
import os
import signal

for prepare in (lambda: signal.signal(signal.SIGCONT, signal.SIG_IGN),
                lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT}),
                lambda: None):
    pid = os.fork()
    if pid == 0:
        prepare()
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(signal.SIGCONT in signal.sigpending())
    print(os.WIFSTOPPED(os.waitpid(pid, os.WUNTRACED)[1]), end=" ", flush=True)
    os.kill(pid, signal.SIGCONT)
    print(os.wait()[1] >> 8)

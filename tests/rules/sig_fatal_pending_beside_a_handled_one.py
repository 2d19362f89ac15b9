"""A signal that kills and one that has a handler come together: the process dies before Python's
handler runs, whichever number is lower (kernel/signal.c, get_signal)."""
import os
import signal

for handled, fatal in ((10, 15), (15, 10), (1, 64)):
    if os.fork() == 0:
        signal.signal(handled, lambda number, frame: print("not reached", flush=True))
        signal.pthread_sigmask(signal.SIG_BLOCK, [handled, fatal])
        os.kill(os.getpid(), handled)
        os.kill(os.getpid(), fatal)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [handled, fatal])
    print(os.wait()[1], flush=True)

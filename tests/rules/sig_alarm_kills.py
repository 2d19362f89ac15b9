"""The default of SIGALRM, SIGVTALRM and SIGPROF is to kill (signal(7))."""
import os
import signal

for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
    if os.fork() == 0:
        signal.setitimer(timer, 0.05)
        while True:
            pass
    print(os.wait()[1], flush=True)

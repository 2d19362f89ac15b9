"""abort(): a Python handler of SIGABRT does not get to run, nor does SIG_IGN or a mask help
(abort(3): the default is restored and the signal sent again)."""
import os
import resource
import signal

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
for prepare in (lambda: signal.signal(6, lambda number, frame: print("not reached", flush=True)),
                lambda: signal.signal(6, signal.SIG_IGN),
                lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [6])):
    if os.fork() == 0:
        prepare()
        os.abort()
    print(os.wait()[1], flush=True)

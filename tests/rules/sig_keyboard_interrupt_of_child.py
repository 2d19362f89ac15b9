"""A child that waits gets SIGINT: caught, it goes on; uncaught, the parent sees a death by signal 2;
ignored, it does not notice."""
import os
import signal
import sys

r, w = os.pipe()
for how in ("caught", "uncaught", "ignored", "default"):
    pid = os.fork()
    if pid == 0:
        signal.pthread_sigmask(signal.SIG_BLOCK, [2])
        sys.stderr = None
        if how == "ignored":
            signal.signal(2, signal.SIG_IGN)
        elif how == "default":
            signal.signal(2, signal.SIG_DFL)
        os.write(w, b".")
        while 2 not in signal.sigpending():
            os.sched_yield()
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [2])
            print(how, "goes on", flush=True)
        except KeyboardInterrupt:
            print(how, "interrupted", flush=True)
            if how == "uncaught":
                raise
        os._exit(5)
    os.read(r, 1)
    os.kill(pid, 2)
    print(how, os.wait()[1], flush=True)

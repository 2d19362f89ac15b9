"""A wakeup fd whose reader is gone: EPIPE is reported on stderr; warn_on_full_buffer is not about it."""
import os
import signal

r, w = os.pipe2(os.O_NONBLOCK)
signal.signal(10, lambda number, frame: print("handler", flush=True))
signal.set_wakeup_fd(w, warn_on_full_buffer=False)
os.close(r)
os.kill(os.getpid(), 10)
print("done", flush=True)

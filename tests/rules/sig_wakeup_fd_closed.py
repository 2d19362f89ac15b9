"""A descriptor that was closed afterwards: the exception is written to stderr, and the handler
runs (report_wakeup_write_error in signalmodule.c)."""
import os
import signal

r, w = os.pipe2(os.O_NONBLOCK)
signal.signal(10, lambda number, frame: print("handler", flush=True))
signal.set_wakeup_fd(w)
os.close(w)
os.kill(os.getpid(), 10)
print("done", flush=True)

"""A full pipe: CPython warns on stderr once for each signal, and says nothing if it was asked
to (warn_on_full_buffer); the handlers run all the same (trip_signal)."""
import os
import signal

r, w = os.pipe2(os.O_NONBLOCK)
os.write(w, bytes(65536))
signal.signal(10, lambda number, frame: print("handler", flush=True))
for warn in (True, False):
    signal.set_wakeup_fd(w, warn_on_full_buffer=warn)
    os.kill(os.getpid(), 10)
print("done", flush=True)

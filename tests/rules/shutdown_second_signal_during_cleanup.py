"""A second SIGTERM during the cleanup runs the handler within itself, unless the handler has set SIG_IGN first
(CPython handlers are not masked)."""
import os
import signal

for careful in (False, True):
    events = []

    def stop(number, frame):
        if careful:
            signal.signal(number, signal.SIG_IGN)
        events.append("begin")
        if len(events) < 3:
            os.kill(os.getpid(), number)
        events.append("end")

    signal.signal(signal.SIGTERM, stop)
    os.kill(os.getpid(), signal.SIGTERM)
    print(events)

"""SIGTERM without a handler: no `finally`, no atexit, nothing flushed (signal(7))."""
import atexit
import os
import signal

atexit.register(print, "atexit", flush=True)
print("written", flush=True)
print("lost")
try:
    os.kill(os.getpid(), signal.SIGTERM)
finally:
    print("finally", flush=True)

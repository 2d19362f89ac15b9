"""Python handlers still run in functions of atexit (pylifecycle.c: Py_FinalizeEx)."""
import atexit
import os
import signal

signal.signal(10, lambda number, frame: print("handler", frame.f_code.co_name, flush=True))


@atexit.register
def at_the_end():
    print("atexit", flush=True)
    os.kill(os.getpid(), 10)
    print("atexit goes on", flush=True)


print("end of the script", flush=True)

"""An uncaught KeyboardInterrupt: traceback, then death by SIGINT itself (pythonrun.c, main.c)."""
import atexit
import os
import signal

atexit.register(print, "atexit", flush=True)


def main():
    try:
        os.kill(os.getpid(), signal.SIGINT)
    finally:
        print("finally", flush=True)


main()

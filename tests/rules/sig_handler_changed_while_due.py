"""Python looks for the handler when it runs it: one handler of two that are due may replace the
other's, which never runs; if there is none any more, that is an unraisable error
(_PyErr_CheckSignalsTstate)."""
import os
import signal
import sys


def new(number, frame):
    print("new", number, flush=True)


def old(number, frame):
    print("old", number, flush=True)


sys.unraisablehook = lambda args: print(type(args.exc_value).__name__, args.exc_value, flush=True)
for action in (new, signal.SIG_IGN, signal.SIG_DFL):
    signal.signal(10, lambda number, frame: print("replaces", signal.signal(12, action).__name__, flush=True))
    signal.signal(12, old)
    signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12])
    os.kill(os.getpid(), 12)
    os.kill(os.getpid(), 10)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [10, 12])
    print("done", flush=True)

"""sys.excepthook sees uncaught exceptions; the status is 1 all the same."""
import sys


def hook(kind, value, trace):
    print("hook:", kind.__name__, value, trace.tb_lineno > 0)


sys.excepthook = hook
raise LookupError("lost")

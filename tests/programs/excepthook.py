# a hook that looks at the traceback
import sys, os
def hook(t, v, tb):
    print("HOOK", t.__name__, v, tb.tb_lineno, file=sys.stderr)
sys.excepthook = hook
if os.fork() == 0:
    raise RuntimeError("child")
print(os.wait()[1])
def f():
    g()
def g():
    raise KeyError("k")
f()

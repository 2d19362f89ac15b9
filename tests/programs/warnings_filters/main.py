# who is shown which warning
import warnings, sys, os
def f(): warnings.warn("from f", DeprecationWarning, stacklevel=2)
f()
import wmod
wmod.g()
with warnings.catch_warnings():
    warnings.simplefilter("ignore"); warnings.warn("ignored")
warnings.filterwarnings("error", message="bad")
try: warnings.warn("bad thing")
except UserWarning as e: print("err", e)
warnings.showwarning = lambda m, c, f, l, file=None, line=None: print("SHOW", m, c.__name__, l)
warnings.warn("shown", ResourceWarning); warnings.warn("custom")
warnings.resetwarnings(); warnings.warn("again"); warnings.warn("deep", stacklevel=9)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "line"), end="")
if os.fork() == 0:
    warnings.warn("in child"); raise SystemExit
os.wait()

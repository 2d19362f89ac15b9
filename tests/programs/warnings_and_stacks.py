# warnings, stacks, a warning turned into an error
import traceback, warnings, sys
def f():
    raise ValueError("inner")
try:
    f()
except ValueError:
    traceback.print_exc()
    print(traceback.format_exc(), end="")
    t = traceback.extract_tb(sys.exc_info()[2])
    print([(x.name, x.lineno, x.line) for x in t])
    traceback.print_exc(limit=1, file=sys.stdout)
def g():
    traceback.print_stack(file=sys.stdout)
    print(traceback.extract_stack()[-1].name)
g()
warnings.warn("watch out")
warnings.warn("old", DeprecationWarning)
def deprecated():
    warnings.warn("use new", FutureWarning, stacklevel=2)
deprecated()
deprecated()
for i in range(2):
    warnings.warn("loop")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("rec", UserWarning)
    print(len(w), w[0].message, w[0].category)
warnings.simplefilter("error")
warnings.warn("boom", RuntimeWarning)

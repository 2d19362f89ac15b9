# tracebacks that a script prints itself
import traceback, sys, os
def a(): b()
def b(): c()
def c(): raise ValueError("deep")
try:
    a()
except ValueError as e:
    traceback.print_exception(e)
    traceback.print_tb(e.__traceback__, limit=2)
    print(traceback.format_exception_only(e), [f.name for f in traceback.extract_tb(e.__traceback__)])
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, sorted(tb.tb_frame.f_locals)[:0])
        tb = tb.tb_next
    print("".join(traceback.TracebackException.from_exception(e).format()), end="")
    sys.excepthook(*sys.exc_info())
    print(sys.exc_info()[0], sys.exc_info()[1])
def walk():
    for frame, line in traceback.walk_stack(sys._getframe()):
        print(frame.f_code.co_name, line)
walk()
class Logger:
    def write(self, s): sys.stdout.write("LOG " + s)
    def flush(self): pass
try:
    raise KeyError("x")
except KeyError:
    traceback.print_exc(file=Logger())
try:
    compile("a b", "f.py", "exec")
except SyntaxError:
    traceback.print_exc()
try:
    print("x", file=Logger(), end=5)
except TypeError:
    traceback.print_exc()
class BadW:
    def write(self, s): raise OSError("bad write")
try:
    print("y", file=BadW())
except OSError:
    traceback.print_exc()
sys.tracebacklimit = 1
a()

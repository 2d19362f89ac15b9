# all kinds of things that nobody catches
import os, sys
class Custom(Exception):
    def __str__(self): return "custom str"
class BadStr(Exception):
    def __str__(self): raise RuntimeError("no str")
class Multi(Exception): pass
def t(f):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        f()
        os._exit(0)
    print("->", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
def r(e): raise e
t(lambda: r(Custom()))
t(lambda: r(BadStr()))
t(lambda: r(Multi("line1\nline2")))
t(lambda: r(ValueError()))
t(lambda: r(ValueError("")))
t(lambda: r(KeyError("key")))
t(lambda: r(OSError(2, "No such file or directory", "x")))
t(lambda: r(FileNotFoundError()))
t(lambda: r(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")))
t(lambda: r(SyntaxError("manual", ("f.py", 3, 2, "a b c\n"))))
t(lambda: r(StopIteration(5)))
t(lambda: r(GeneratorExit()))
t(lambda: r(AssertionError))
t(lambda: r(NotImplementedError("todo")))
t(lambda: r(SystemExit([1, 2])))
t(lambda: r(SystemExit(2 ** 40)))
t(lambda: r(SystemExit(3.5)))
t(lambda: r(SystemExit(True)))
t(lambda: r(BaseException("base")))
t(lambda: r(ExceptionGroup("eg", [ValueError(1), BaseExceptionGroup("in", [KeyboardInterrupt()])]) if False else BaseExceptionGroup("eg", [ValueError(1), KeyboardInterrupt()])))
t(lambda: r("not an exception"))
t(lambda: r(type("Ünï", (Exception,), {})("é €")))
t(lambda: r(type("Q", (Exception,), {"__module__": "builtins"})("q")))
t(lambda: r(type("N", (Exception,), {"__module__": "some.mod"})("q")))
t(lambda: exec("x = (1,\n", {}))
t(lambda: eval("1 +* 2"))
t(lambda: int("\udcff"))
e = ValueError("noted"); e.add_note("n1"); e.add_note("n2")
t(lambda: r(e))

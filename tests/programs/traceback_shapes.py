# where the marks below the lines are
import os, sys
def one(): two(1,
    2)
def two(a,
        b):
    return (a +
            b /
            0)
def kw(**k): return k["missing"]
class C:
    attr = property(lambda self: self._x)
    def __getitem__(self, i): return [1][i]
    def __add__(self, o): return o.nothing
    def __enter__(self): return self
    def __exit__(self, *a): raise OSError("in exit")
    def __iter__(self):
        yield 1
        raise LookupError("gen")
    @staticmethod
    def s(): return int("q")
    @classmethod
    def c(cls): return cls.s()
def with_():
    with C() as c:
        x = c.attr
def loop():
    for i in C():
        pass
def comp():
    return {k: [v / 0 for v in range(2)] for k in "ab"}
def gen():
    return list(x["k"] for x in [{}])
def lam():
    return sorted([3, 1], key=lambda v: v.foo)
def nested():
    def inner():
        def deeper(): raise IndexError("deep")
        deeper()
    inner()
def long():
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = 1; bbbbbbbbbbbbbbbbbbbbbbbbbbb = 0; return aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa / bbbbbbbbbbbbbbbbbbbbbbbbbbb
def unic(): return "é€😀" + 1 + "ü"
def tabs():
	return	1 / 0
def dec():
    @undefined_decorator
    def f(): pass
def assert_(): assert (1 +
    1) == 3, "sum " \
    "wrong"
def subscript(): return {"a": {"b": []}}["a"]["b"][0]["c"]
def attr(): return os.path.nothing.x
def call(): return C().c()
def chain(): return (lambda: (lambda: 1 / 0)())()
def walrus():
    if (n := len([])) / 0 > 1: pass
def match_():
    match C()[5]:
        case 1: pass
def fstr(): return f"{1/0} and {2}"
def multi():
    x = some_function_name(
        1,
        2,
    )
def raise_from():
    try:
        {}["x"]
    except KeyError as e:
        raise ValueError("bad") from e
def finally_():
    try:
        1 / 0
    finally:
        undefined_in_finally
def import_(): from os import nothing_there
def delete(): del undefined_thing
def unpack(): a, b = 1, 2, 3
def unpack2(): a, b, *c = "x"
def sub(): return C()[3]
def add(): return C() + 5
def aug():
    x = "s"
    x += 5
def name_sug(): return oss.getcwd()
def attr_sug(): return "x".uper()
def cond(): return 1 if undefined_cond else 2
def slc(): return [1][1 / 0:]
for f in (one, lambda: kw(a=1), with_, loop, comp, gen, lam, nested, long, unic, tabs, dec, assert_, subscript, attr, call, chain, walrus, match_, fstr, multi, raise_from, finally_, import_, delete, unpack, unpack2, sub, add, aug, name_sug, attr_sug, cond, slc):
    sys.stdout.flush()
    if os.fork() == 0:
        f()
        os._exit(0)
    os.wait()

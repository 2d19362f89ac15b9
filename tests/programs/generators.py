# generators across fork
import os
def gen(n):
    try:
        for i in range(n):
            x = yield i
            if x: print("sent", x)
    except GeneratorExit:
        print("exit"); raise
    finally:
        print("fin")
g = gen(5)
print(next(g), g.send("hi"), next(g))
if os.fork() == 0:
    print("child", next(g))
    del g
    raise SystemExit
os.wait()
print("parent", list(g))
def deleg(): r = yield from gen(2); print("r", r); return 9
print(list(deleg()))
async def co(x): return x * 2
async def run(): return await co(21)
c = run()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
g3 = (i for i in range(3)); print(sum(g3), [*map(str, range(3))], {k: v for k, v in zip("ab", [1, 2])})
try:
    next(iter([]))
except StopIteration as e:
    print(repr(e))
def rs():
    raise StopIteration
    yield
try:
    list(rs())
except RuntimeError as e:
    print(e, repr(e.__cause__))

# objects and generators finalised in both processes
import os, sys, gc
class Res:
    def __init__(self, n):
        self.n = n
        print("open", n)
    def __del__(self):
        print("del", self.n)
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen closed")
a = Res("a")
g = gen()
next(g)
def f():
    b = Res("b")
    print("in f")
f()
del a
a = Res("a2")
a = Res("a3")
g.close()
g2 = gen()
next(g2)
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    print("child")
    sys.exit(0)
os.wait()
print("parent end")

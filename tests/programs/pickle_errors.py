# what can be pickled, and what pickle says if not
import pickle, copy, os, io
class Node:
    def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __getstate__(self): return (self.v, self.nxt)
    def __setstate__(self, s): self.v, self.nxt = s
class Slot:
    __slots__ = ("a",)
class Red:
    def __reduce__(self): return (int, ("7",))
def func(): return "f"
n = Node(1, Node(2)); n.nxt.nxt = n
m = pickle.loads(pickle.dumps(n)); print(m.v, m.nxt.v, m.nxt.nxt is m)
s = Slot(); s.a = 3; print(copy.copy(s).a, pickle.loads(pickle.dumps(s, 2)).a, pickle.loads(pickle.dumps(Red())), pickle.loads(pickle.dumps(func))())
for bad in (lambda: 0, open(os.devnull), (i for i in [])):
    try:
        pickle.dumps(bad)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0].split(": it's not")[0])
b = io.BytesIO(); p = pickle.Pickler(b); p.dump([1]); p.dump({"a"}); b.seek(0); u = pickle.Unpickler(b); print(u.load(), u.load())
class Local(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.a = a
print(repr(pickle.loads(pickle.dumps(Local(1, 2)))), pickle.loads(pickle.dumps(os.getcwd)) is os.getcwd, pickle.loads(pickle.dumps(print)) is print)
try:
    pickle.loads(b"garbage")
except pickle.UnpicklingError as e:
    print(e)

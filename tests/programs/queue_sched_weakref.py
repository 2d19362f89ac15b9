# queue, sched, weakref.finalize
import io, queue, sched, time, timeit, operator, weakref, abc
q = queue.Queue(); q.put(1); q.put(2); print(q.get(), q.qsize(), q.get_nowait())
try:
    q.get_nowait()
except queue.Empty:
    print("empty")
pq = queue.PriorityQueue(); pq.put((2, "b")); pq.put((1, "a")); print(pq.get())
s = sched.scheduler(time.time, time.sleep); s.enter(0.2, 1, print, ("second",)); s.enter(0.1, 1, print, ("first",)); s.run()
print(timeit.timeit("1+1", number=10) >= 0, operator.itemgetter(1)([1, 2]), operator.attrgetter("real")(5))
class A: pass
a = A(); r = weakref.ref(a, lambda _: print("gone")); print(r() is a); del a; print(r())
d = weakref.WeakValueDictionary(); b = A(); d["k"] = b; print(len(d)); del b; print(len(d))
weakref.finalize(A, print, "fin A class")
class B: pass
bb = B(); weakref.finalize(bb, print, "finalized"); 
class Abs(abc.ABC):
    @abc.abstractmethod
    def m(self): ...
try:
    Abs()
except TypeError as e:
    print(e)
b = io.BytesIO(b"abc\ndef"); print(b.readline(), b.getvalue()); t = io.TextIOWrapper(b); print(t.read())

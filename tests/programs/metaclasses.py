# classes, descriptors, slots
class Meta(type):
    registry = []
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns)
        m.registry.append((name, sorted(kw)))
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("making", cls.__name__); return super().__call__(*a)
class Base(metaclass=Meta): pass
class Sub(Base, flag=True):
    def __init_subclass__(cls, **k): print("subclass", cls.__name__, k)
class Third(Sub, x=1): pass
Base(); print(Meta.registry)
class Desc:
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, o, t): return f"get {self.name}"
class K: d = Desc()
print(K.d, K().d)
class Slots:
    __slots__ = ("a", "b")
s = Slots(); s.a = 1
try:
    s.c = 2
except AttributeError as e:
    print(e)
class P:
    @property
    def x(self): return 1
try:
    P().x = 2
except AttributeError as e:
    print(e)
print(type("Dyn", (P,), {"y": 2})().y, K.__mro__, isinstance(1, (int, str)))
T = type("T", (), {}); print(T, T.__module__)
class Abstract:
    def __class_getitem__(cls, i): return f"item {i}"
print(Abstract[int], list[int], dict[str, int] | None)

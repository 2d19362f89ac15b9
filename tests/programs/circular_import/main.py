# modules that import each other
import a
print(a.name, a.b.name, a.get())
try:
    import c1
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], "(most likely due to a circular import)" in str(e))
import c1

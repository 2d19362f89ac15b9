# what is in __main__
import sys, os
print(sorted(dir()))
print(__name__, __doc__, os.path.basename(__file__), __package__, __spec__, type(__loader__).__name__, __builtins__)
print(sys.argv, os.path.basename(sys.path[0]), len(sys.path) > 1, "__main__" in sys.modules, sys.modules["__main__"].__name__)
x: int = 5
print(__annotations__, vars() is globals(), locals() is globals())
print(sys.modules["__main__"], sys.modules[__name__].x)
print(isinstance(sys.modules, dict), "os" in sys.modules, sys.flags.optimize, __debug__, sys.dont_write_bytecode)

# code compiled as the interactive interpreter does
import code, io, sys, contextlib
c = code.InteractiveConsole({"x": 5})
print(c.push("x + 1"), c.push("def f():"), c.push("  return x"), c.push(""), c.push("f()"))
c.push("1/0")
c.push("a b")
exec(compile("5 + 5\nprint('p')" if False else "5 + 5", "<s>", "single"))
sys.displayhook = lambda v: print("HOOK", v)
exec(compile("7", "<s>", "single"))
exec(compile("for i in range(2): i", "<s>", "single"))
exec(compile("7", "<s>", "exec"))

# exec with other names than usual
g = {"__name__": "custom"}
exec("print(__name__)\nclass A: pass\nprint(A.__module__, A)", g)
print("__builtins__" in g, type(g["__builtins__"]))
exec("print(open)", {"__builtins__": {"print": print, "open": 3}})
try:
    exec("len([])", {"__builtins__": {}})
except NameError as e:
    print(e)
try:
    exec("for i in range(2): j = i\ndef q(): return 1\nq()", {"__builtins__": {"range": range}})
    print("ok")
except NameError as e:
    print(e)

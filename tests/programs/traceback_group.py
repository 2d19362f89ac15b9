# nested exception groups
def f(i):
    raise ValueError(f"bad {i}")
errs = []
for i in range(3):
    try:
        f(i)
    except ValueError as e:
        errs.append(e)
try:
    try:
        raise TypeError("first")
    except TypeError as t:
        errs.append(t)
    raise ExceptionGroup("outer", [ExceptionGroup("inner", errs[:2]), *errs[2:]])
except* TypeError as eg:
    print(eg.exceptions)

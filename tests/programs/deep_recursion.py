# the recursion limit is exactly there
import sys
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(type(e).__name__, e)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(800))
sys.setrecursionlimit(3000)
print(depth(2500))
print(sys.getrecursionlimit())
f(0)

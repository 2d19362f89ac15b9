# the arguments of print
import sys, os
print()
print("a", "b", sep="-", end="!\n")
print(1, None, 2.5, [1, "x"], sep="")
print("err", file=sys.stderr)
print(*range(5), sep="\n", flush=True)
try:
    print("x", sep=3)
except TypeError as e:
    print(e)
try:
    print("x", foo=3)
except TypeError as e:
    print(e)
print("no newline", end="")
sys.stdout.write("...\n")
print(print("nested"))
w = open("out.txt", "w")
print("in file", 1, file=w, end=";")
w.close()
print(open("out.txt").read())
print("half", end="", file=sys.stderr)
print("done", file=sys.stderr)

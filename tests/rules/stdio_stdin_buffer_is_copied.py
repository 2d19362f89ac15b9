"""What sys.stdin has read ahead is copied by fork(): both read the same next line."""
import os
import sys

r, w = os.pipe()
os.write(w, b"first\nsecond\nthird\n")
os.close(w)
os.dup2(r, 0)
print(sys.stdin.readline(), end="", flush=True)
if os.fork() == 0:
    print("child:", input(), flush=True)
    os._exit(0)
os.wait()
print("parent:", input())
print("parent:", sys.stdin.read(), end="")
try:
    input()
except EOFError as error:
    print(error)

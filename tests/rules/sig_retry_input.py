"""PEP 475: input() and readline() of a pipe go on after a handler; here it writes the line."""
import os
import signal
import sys


def handler(number, frame):
    print("handler", flush=True)
    os.write(w, b"a line\nand more\n")


r, w = os.pipe()
os.dup2(r, 0)
signal.signal(14, handler)
signal.setitimer(signal.ITIMER_REAL, 0.2)
print(input("? "), flush=True)
print(sys.stdin.readline(), end="", flush=True)
signal.setitimer(signal.ITIMER_REAL, 0.2)
print(sys.stdin.readline(), end="", flush=True)

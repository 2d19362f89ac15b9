# sys.exit deep in nested functions
import sys, os
def a(): b()
def b():
    try:
        c()
    except Exception:
        print("not reached")
    finally:
        print("finally b")
def c():
    try:
        sys.exit(11)
    except SystemExit as e:
        print("caught", e.code)
        raise
if os.fork() == 0:
    a()
print(os.waitstatus_to_exitcode(os.wait()[1]))
def d():
    with open("x", "w") as f:
        f.write("hello")
        exit(12)
if os.fork() == 0:
    d()
print(os.waitstatus_to_exitcode(os.wait()[1]), open("x").read())
raise SystemExit(("tuple", 1))

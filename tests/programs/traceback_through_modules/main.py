# tracebacks through sibling modules and packages
import os
from helper import Worker
import pkg
from pkg.sub import deep
print(pkg.name, deep.VALUE)
try:
    Worker().go(0)
except ZeroDivisionError as e:
    print("caught", e)
if os.fork() == 0:
    deep.fail("x")
os.wait()
Worker().go(0)

"""Exit codes travel up a chain of processes."""
import os

depth = 0
while depth < 4 and os.fork() == 0:
    depth += 1
if depth < 4:
    code = os.waitstatus_to_exitcode(os.wait()[1])
    if depth == 0:
        print(code)
        raise SystemExit(code)
    os._exit(code * 2)
os._exit(3)

# a line is read in the parent, the next one in the child
# stdin: first\nsecond\nthird\nfourth\n
import os, sys
line = sys.stdin.readline()
print("parent", line.strip(), flush=True)
if os.fork() == 0:
    print("child", sys.stdin.readline().strip())
    sys.exit()
os.wait()
print("parent rest", sys.stdin.read().split())

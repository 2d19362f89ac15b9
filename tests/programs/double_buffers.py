# two buffers that fork copies
import os, sys
sys.stdout.write("A ")
f = open("log", "w"); f.write("file buffered ")
pid = os.fork()
if pid == 0:
    sys.stdout.write("child ")
    f.write("by child ")
    sys.exit(0)
os.waitpid(pid, 0)
sys.stdout.write("parent\n")
f.write("by parent"); f.close()
print(open("log").read())

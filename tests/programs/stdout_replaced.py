# objects in the place of sys.stdout
import sys, os, io
class Upper:
    def __init__(self, s): self.s = s
    def write(self, t): self.s.write(t.upper())
    def flush(self): self.s.flush()
old = sys.stdout
sys.stdout = Upper(old)
print("hello")
if os.fork() == 0:
    print("child")
    sys.exit(0)
os.wait()
sys.stdout = io.StringIO()
print("hidden")
v = sys.stdout.getvalue()
sys.stdout = old
print(repr(v))
sys.stdout = open("redir", "w")
print("in file")
sys.stdout.close()
sys.stdout = sys.__stdout__
print(open("redir").read(), sys.stdout is old)
sys.stderr = sys.stdout
1 / 0

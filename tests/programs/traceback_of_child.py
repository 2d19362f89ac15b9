# exceptions in methods and comprehensions of children
import os, sys
class Job:
    def __init__(self, x):
        self.x = x
    def run(self):
        return self.step(self.x)
    def step(self, x):
        values = [10 // (v - 2) for v in range(x)]
        return values
pid = os.fork()
if pid == 0:
    Job(3).run()
_, st = os.waitpid(pid, 0)
print(os.waitstatus_to_exitcode(st), flush=True)
pid = os.fork()
if pid == 0:
    d = {"a": {"b": None}}
    print(d["a"]["b"]["c"])
os.wait()
Job("3").run()

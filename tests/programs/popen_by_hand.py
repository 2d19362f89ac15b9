# popen made of pipe, fork and dup2, both ways
import os, sys
class Popen:
    def __init__(self, func, mode="r"):
        r, w = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            if mode == "r":
                os.dup2(w, 1)
            else:
                os.dup2(r, 0)
            os.close(r)
            os.close(w)
            code = 1
            try:
                code = func() or 0
            finally:
                sys.stdout.flush()
                os._exit(code)
        if mode == "r":
            os.close(w)
            self.stream = os.fdopen(r, "r")
        else:
            os.close(r)
            self.stream = os.fdopen(w, "w")
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.stream.close()
        self.status = os.waitpid(self.pid, 0)[1]
def producer():
    for i in range(5):
        print("line", i)
    return 3
def consumer():
    for i, line in enumerate(sys.stdin):
        print(i, line.rstrip().upper())
    return 4
with Popen(producer) as p:
    lines = p.stream.readlines()
print(lines, os.waitstatus_to_exitcode(p.status))
sys.stdout.flush()
with Popen(consumer, "w") as p:
    p.stream.write("one\ntwo\n")
print(os.waitstatus_to_exitcode(p.status))

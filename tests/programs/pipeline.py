# three filters joined by pipes
import os, sys
def stage(func, src):
    r, w = os.pipe()
    if os.fork() == 0:
        os.close(r)
        if src is not None:
            os.dup2(src, 0)
        os.dup2(w, 1)
        try:
            func()
            sys.stdout.flush()
        except BrokenPipeError:
            os._exit(141)
        os._exit(0)
    os.close(w)
    if src is not None:
        os.close(src)
    return r
def gen():
    for i in range(100):
        print(i)
def grep():
    for line in sys.stdin:
        if "7" in line:
            sys.stdout.write(line)
def wc():
    print(sum(1 for _ in sys.stdin))
r = stage(gen, None)
r = stage(grep, r)
r = stage(wc, r)
print(open(r).read())
print(sorted(os.wait()[1] for _ in range(3)))

# a child copies a pipe into two
import os
def tee(src, *dst):
    while True:
        b = os.read(src, 7)
        if not b:
            break
        for d in dst:
            os.write(d, b)
r0, w0 = os.pipe()
r1, w1 = os.pipe()
r2, w2 = os.pipe()
if os.fork() == 0:
    for fd in (w0, r1, r2):
        os.close(fd)
    tee(r0, w1, w2)
    os._exit(0)
os.close(r0); os.close(w1); os.close(w2)
with open(w0, "w") as f:
    f.write("the quick brown fox\n" * 10)
a = open(r1).read()
b = open(r2).read()
print(a == b, len(a))
os.wait()

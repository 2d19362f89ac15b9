# a sieve in which each prime is a process
import os
def gen(w, n):
    for i in range(2, n): os.write(w, b"%3d" % i)
    os.close(w)
def sieve(r, out):
    first = os.read(r, 3)
    if not first: os._exit(0)
    p = int(first); os.write(out, b"%d " % p)
    nr, nw = os.pipe()
    if os.fork() == 0:
        os.close(nw); sieve(nr, out)
    os.close(nr)
    while b := os.read(r, 3):
        if int(b) % p: os.write(nw, b)
    os.close(nw); os.wait(); os._exit(0)
r, w = os.pipe(); o, ow = os.pipe()
if os.fork() == 0:
    os.close(r); os.close(o); os.close(ow); gen(w, 40); os._exit(0)
os.close(w)
if os.fork() == 0:
    os.close(o); sieve(r, ow)
os.close(r); os.close(ow); os.wait(); os.wait()
print(open(o).read())

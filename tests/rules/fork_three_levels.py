"""n forks in a row make 2**n processes."""
import os

r, w = os.pipe()
me = os.getpid()
for _ in range(4):
    os.fork()
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
os.write(w, b".")
if os.getpid() == me:
    print(len(os.read(r, 90)))
else:
    os._exit(0)

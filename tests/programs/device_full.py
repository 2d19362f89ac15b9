# no space left on /dev/full
import os, sys
try:
    with open("/dev/full", "w") as f:
        f.write("x")
except OSError as e:
    print(e.errno, e)
f = open("/dev/full", "wb", buffering=0)
try:
    f.write(b"abc")
except OSError as e:
    print(e)
print(open("/dev/zero", "rb").read(4))
print(open("/dev/null").read())
sys.stdout.flush()
fd = os.open("/dev/full", os.O_WRONLY)
os.dup2(fd, 1)
print("to full")

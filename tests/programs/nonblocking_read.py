# read returns None or raises
import os, time
r, w = os.pipe()
os.set_blocking(r, False)
try:
    os.read(r, 1)
except BlockingIOError as e:
    print(e, e.errno)
f = open(r, "rb", buffering=0)
print(f.read(10))
os.write(w, b"hello")
print(f.read(10))
bf = open(os.dup(r), "rb")
print(bf.read(3))
os.write(w, b"abc")
print(bf.read(10))
print(os.get_blocking(r))
tf = os.fdopen(os.dup(r))
try:
    print(repr(tf.read()))
except TypeError as e:
    print(type(e), e)
os.close(w)
print(f.read())

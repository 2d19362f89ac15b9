# open() in all its modes
import io, os
with open("b", "wb") as f:
    print(f.write(b"hello\nworld\n"), f.tell(), f.seekable(), f.name, f.mode)
with open("b", "r+b") as f:
    f.seek(6); f.write(b"W"); f.seek(0, 2); print(f.tell()); f.seek(-6, 2); print(f.read(3), f.peek(2)[:2])
with open("b", "ab+") as f:
    print(f.tell()); f.write(b"!"); f.seek(0); print(f.read())
with open("b", "rb", buffering=0) as f:
    print(type(f), f.read(4), f.readall(), f.readline())
with open("t", "w", encoding="utf-16") as f: f.write("é\n")
print(open("t", "rb").read())
with open("t", "w", newline="\r\n") as f: f.write("a\nb\n")
print(open("t", "rb").read(), repr(open("t").read()), repr(open("t", newline="").read()))
for args in (("nofile",), ("b", "q"), ("b", "rw"), ("b", "r", 0), ("b", "rb", -1, "utf-8"), ("b", "x"), (5.5,), (None,), ("b", "w+x")):
    try:
        open(*args)
    except Exception as e:
        print(args, type(e).__name__, e)
f = open("b"); f.close()
for op in ("read", "readline", "fileno", "flush", "tell", "__enter__", "__next__"):
    try:
        getattr(f, op)()
    except ValueError as e:
        print(op, e)
print(f.closed, repr(f)[:30])
w = open("b", "w")
try:
    w.read()
except io.UnsupportedOperation as e:
    print(e)
w.write("x" * 10000); print(os.path.getsize("b")); w.flush(); print(os.path.getsize("b")); w.truncate(5); print(os.path.getsize("b"))
print(list(open("t")), open("t").readlines(1), sum(1 for _ in open("t")))
with open("lines", "w") as f: f.writelines(["1\n", "2\n", "3"]); print("4", file=f)
with open("lines") as f:
    print(next(f), end=""); print(f.readline(), end="")
    try:
        f.tell(); 
    except OSError as e:
        print(e)
    for line in f: print(repr(line))
with open("lines") as f:
    next(f)
    try:
        f.tell()
    except OSError as e: print(e)
r = io.FileIO("b"); print(r.readinto(bytearray(3)), r.name, r.mode, r.closefd); r.close()
print(io.open is open, io.DEFAULT_BUFFER_SIZE > 1, isinstance(open("b"), io.TextIOBase), io.StringIO("a\nb").readlines())
bw = io.BufferedWriter(io.FileIO("bw", "w"), 4); bw.write(b"abcdefgh"); print(os.path.getsize("bw")); bw.close(); print(os.path.getsize("bw"))

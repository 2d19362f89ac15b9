# wc over a tree of files, one child for each
import os, sys, pathlib
base = pathlib.Path("texts")
base.mkdir()
for i in range(4):
    (base / f"f{i}.txt").write_text("lorem ipsum dolor\n" * (i + 1))
(base / "sub").mkdir()
(base / "sub" / "deep.txt").write_text("één twee drie\n", encoding="utf-8")
def wc(p):
    data = p.read_bytes()
    return data.count(b"\n"), len(data.split()), len(data)
res = {}
for p in sorted(base.rglob("*.txt")):
    r, w = os.pipe()
    if os.fork() == 0:
        os.close(r)
        os.write(w, " ".join(map(str, wc(p))).encode())
        sys.exit()
    os.close(w)
    res[p] = r
tot = [0, 0, 0]
for p, r in res.items():
    v = list(map(int, os.fdopen(r).read().split()))
    tot = [a + b for a, b in zip(tot, v)]
    print("%7d%8d%8d %s" % (*v, p))
    os.wait()
print("%7d%8d%8d total" % tuple(tot))

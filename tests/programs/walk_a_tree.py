# os.walk, scandir and links
import os
for d in ("r/a/b", "r/c", "r/a/d"):
    os.makedirs(d)
for f in ("r/1", "r/a/2", "r/a/b/3", "r/c/4"):
    open(f, "w").write(f)
os.symlink("../1", "r/a/link")
os.symlink("nowhere", "r/broken")
for root, dirs, files in os.walk("r"):
    dirs.sort()
    print(root, dirs, sorted(files))
print(sorted((root, sorted(files)) for root, dirs, files in os.walk("r", topdown=False)))
def du(p):
    t = 0
    with os.scandir(p) as it:
        for e in sorted(it, key=lambda e: e.name):
            print(e.name, e.is_dir(follow_symlinks=False), e.is_file(), e.is_symlink(), e)
            if e.is_dir(follow_symlinks=False):
                t += du(e.path)
            elif e.is_file(follow_symlinks=False):
                t += e.stat(follow_symlinks=False).st_size
    return t
print(du("r"))
print(os.readlink("r/a/link"), os.path.realpath("r/a/link") == os.path.abspath("r/1"))
print(os.path.exists("r/broken"), os.path.lexists("r/broken"))

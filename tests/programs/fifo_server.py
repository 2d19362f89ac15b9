# a server on named pipes
import os, sys, tempfile
d = tempfile.mkdtemp()
req = os.path.join(d, "req")
os.mkfifo(req)
for i in range(3):
    os.mkfifo(os.path.join(d, f"reply{i}"))
server = os.fork()
if server == 0:
    with open(req) as f:
        for line in f:
            i, word = line.split()
            with open(os.path.join(d, f"reply{i}"), "w") as out:
                print(word[::-1], file=out)
    os._exit(0)
w = open(req, "w")
for i, word in enumerate(["hello", "world", "stressed"]):
    print(i, word, file=w, flush=True)
    with open(os.path.join(d, f"reply{i}")) as f:
        print(f.read(), end="")
w.close()
print(os.waitpid(server, 0)[1])
import shutil
shutil.rmtree(d)
print(os.path.exists(d))

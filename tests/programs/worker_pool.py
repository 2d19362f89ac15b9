# workers that get pickled tasks through pipes
import os, pickle, struct

def send(fd, obj):
    data = pickle.dumps(obj)
    os.write(fd, struct.pack("!I", len(data)) + data)

def readn(fd, n):
    out = b""
    while len(out) < n:
        c = os.read(fd, n - len(out))
        if not c:
            raise EOFError
        out += c
    return out

def recv(fd):
    (n,) = struct.unpack("!I", readn(fd, 4))
    return pickle.loads(readn(fd, n))

class Task:
    def __init__(self, n):
        self.n = n
    def __call__(self):
        return sum(i * i for i in range(self.n))
    def __repr__(self):
        return f"Task({self.n})"

class Worker:
    def __init__(self, index):
        self.index = index
        tr, self.tw = os.pipe()
        self.rr, rw = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.tw); os.close(self.rr)
            while True:
                try:
                    task = recv(tr)
                except EOFError:
                    break
                try:
                    send(rw, (task, task(), None))
                except Exception as e:
                    send(rw, (task, None, e))
            os._exit(self.index)
        os.close(tr); os.close(rw)

workers = [Worker(i) for i in range(3)]
tasks = [Task(10 * i) for i in range(9)] + [Task("x")]
for i, t in enumerate(tasks):
    w = workers[i % 3]
    send(w.tw, t)
    print(recv(w.rr))
for w in workers:
    os.close(w.tw)
# a child inherits earlier workers' write ends: close all then wait in reverse
for w in reversed(workers):
    print(w.index, os.waitstatus_to_exitcode(os.waitpid(w.pid, 0)[1]))

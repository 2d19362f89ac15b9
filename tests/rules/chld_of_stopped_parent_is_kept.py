"""A SIGCHLD for a stopped parent waits for it; its handler runs when it goes on and finds all who died."""
import os
import signal

r, w = os.pipe()
r2, w2 = os.pipe()
supervisor = os.fork()
if supervisor == 0:
    reaped = []

    def reap(number, frame):
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            reaped.append(status >> 8)

    for n in range(3):
        if os.fork() == 0:
            os.close(w)
            os.read(r, 1)
            os._exit(n)
    signal.signal(signal.SIGCHLD, reap)
    os.close(w)
    os.close(w2)
    os.kill(os.getpid(), signal.SIGSTOP)
    print(sorted(reaped), flush=True)
    os._exit(len(reaped))
os.waitpid(supervisor, os.WUNTRACED)
os.close(w2)
children = open(f"/proc/{supervisor}/task/{supervisor}/children").read().split()
os.close(w)
for pid in children:
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "Z":
        os.sched_yield()
os.kill(supervisor, signal.SIGCONT)
print(os.wait()[1] >> 8)

"""Workers that finish what they are at when SIGTERM comes to the whole group."""
import os
import signal

r, w = os.pipe()
leader = os.fork()
if leader == 0:
    os.setpgid(0, 0)
    stop = False

    def handler(number, frame):
        global stop
        stop = True

    signal.signal(signal.SIGTERM, handler)
    for _ in range(2):
        if os.fork() == 0:
            break
    os.write(w, b"r")
    while not stop:
        os.sched_yield()
    try:
        while True:
            os.wait()
    except ChildProcessError:
        os.write(w, b"x")
    os._exit(0)
for _ in range(3):
    os.read(r, 1)
os.killpg(leader, signal.SIGTERM)
print(os.waitpid(leader, 0)[1], os.read(r, 9), flush=True)

"""A handler may fork; both processes come out of it and go on."""
import os
import signal


def handler(number, frame):
    global pid
    pid = os.fork()


signal.signal(10, handler)
os.kill(os.getpid(), 10)
if pid == 0:
    print("child goes on", flush=True)
    os._exit(3)
print("parent", os.waitpid(pid, 0)[1] >> 8, flush=True)

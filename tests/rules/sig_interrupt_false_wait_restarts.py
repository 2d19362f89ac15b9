"""siginterrupt(sig, False) holds for os.wait(), waitpid() and waitid() too (signal(7)): when
Python's handler runs, the child is gone already."""
import os
import signal
import time


def handler(number, frame):
    try:
        os.kill(pid, 0)
        print("handler, the child lives", flush=True)
    except ProcessLookupError:
        print("handler, the child is gone", flush=True)


signal.signal(10, handler)
signal.siginterrupt(10, False)
parent = os.getpid()
for call in (lambda: os.wait()[1] >> 8, lambda: os.waitpid(pid, 0)[1] >> 8,
             lambda: os.waitid(os.P_PID, pid, os.WEXITED).si_status):
    pid = os.fork()
    if pid == 0:
        while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
            time.sleep(0.01)
        os.kill(parent, 10)
        time.sleep(0.2)
        os._exit(7)
    print(call(), flush=True)

"""siginterrupt(sig, False) holds for os.wait(), waitpid() and waitid() too (signal(7))."""
import os
import signal
import time

over = []
signal.signal(10, lambda number, frame: over.append(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
                                                    if call is None else "handler"))
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
    print(call(), over, flush=True)

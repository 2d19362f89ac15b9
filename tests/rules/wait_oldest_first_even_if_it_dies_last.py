"""The child that was born first is reported first even if it ends last."""
import os

gates = [os.pipe() for _ in range(3)]
pids = []
for n in range(3):
    pid = os.fork()
    if pid == 0:
        for _, w in gates:
            os.close(w)
        os.read(gates[n][0], 1)
        os._exit(n)
    pids.append(pid)
for r, _ in gates:
    os.close(r)
for n in (2, 1, 0):
    os.close(gates[n][1])
    os.waitid(os.P_PID, pids[n], os.WEXITED | os.WNOWAIT)
print([pids.index(os.wait()[0]) for _ in pids])

"""WNOHANG in a loop reaps all that have ended and leaves the others alone."""
import os

r, w = os.pipe()
for n in range(5):
    pid = os.fork()
    if pid == 0:
        os.close(w)
        if n % 2:
            os.read(r, 1)
        os._exit(n)
    if n % 2 == 0:
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
codes = []
while True:
    pid, status = os.waitpid(-1, os.WNOHANG)
    if pid == 0:
        break
    codes.append(os.waitstatus_to_exitcode(status))
print(codes)
os.close(w)
print(sorted(os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(2)))

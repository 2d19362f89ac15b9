"""SIGCHLD, SIGURG, SIGWINCH and SIGCONT do nothing by default (signal(7))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(8)
for signal in (17, 18, 23, 28, 0):
    os.kill(pid, signal)
os.close(w)
print(os.wait()[1] >> 8)

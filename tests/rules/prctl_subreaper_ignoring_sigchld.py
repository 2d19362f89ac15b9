"""Zombies that are handed to a subreaper that ignores SIGCHLD vanish; orphans do when they end."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
libc.prctl(36, 1)
r, w = os.pipe()
go_r, go_w = os.pipe()
middle = os.fork()
if middle == 0:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    orphan = os.fork()
    if orphan == 0:
        os.read(go_r, 1)
        os._exit(0)
    zombie = os.fork()
    if zombie == 0:
        os._exit(3)
    os.waitid(os.P_PID, zombie, os.WEXITED | os.WNOWAIT)
    os.write(w, f"{orphan} {zombie}".encode())
    os._exit(0)
orphan, zombie = map(int, os.read(r, 40).split())
try:
    os.waitpid(middle, 0)
except ChildProcessError as error:
    print(error)
try:
    os.waitpid(zombie, 0)
except ChildProcessError as error:
    print(error)
print(os.kill(orphan, 0), os.waitpid(-1, os.WNOHANG))
os.write(go_w, b"x")
try:
    os.wait()
except ChildProcessError as error:
    print(error)

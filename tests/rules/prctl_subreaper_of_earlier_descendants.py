"""A subreaper adopts also orphans among descendants that were there before it became one."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
me = os.getpid()
r, w = os.pipe()
go_r, go_w = os.pipe()
middle = os.fork()
if middle == 0:
    if os.fork() == 0:
        os.read(go_r, 1)
        print(os.getppid() == me, flush=True)
        os._exit(4)
    os.read(r, 1)
    os._exit(0)
libc.prctl(36, 1)
os.write(w, b"x")
os.waitpid(middle, 0)
os.write(go_w, b"x")
print(os.waitstatus_to_exitcode(os.wait()[1]))

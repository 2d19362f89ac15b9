"""Orphans go to the nearest subreaper above them, and to the next one when that ends."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(36, 1)
me = os.getpid()
first_r, first_w = os.pipe()
second_r, second_w = os.pipe()
inner = os.fork()
if inner == 0:
    inner = os.getpid()
    libc.prctl(36, 1)
    outer_middle = os.fork()
    if outer_middle == 0:
        middle = os.fork()
        if middle == 0:
            if os.fork() == 0:
                os.read(first_r, 1)
                print("inner", os.getppid() == inner, flush=True)
                os.write(second_w, b"x")
                os.read(first_r, 1)
                print("outer", os.getppid() == me, flush=True)
                os._exit(3)
            os._exit(0)
        os.waitpid(middle, 0)
        os.write(first_w, b"x")
        os.read(second_r, 1)
        os._exit(0)
    os.waitpid(outer_middle, 0)
    os._exit(0)
os.waitpid(inner, 0)
os.write(first_w, b"x")
print(os.waitstatus_to_exitcode(os.wait()[1]))

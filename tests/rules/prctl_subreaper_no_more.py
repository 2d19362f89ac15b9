"""Who is no subreaper any more keeps the orphans it has, and gets no new ones."""
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
    for number, pipe in ((0, first_r), (1, second_r)):
        middle = os.fork()
        if middle == 0:
            if os.fork() == 0:
                os.read(pipe, 1)
                print(number, os.getppid() == inner, os.getppid() == me, flush=True)
                os._exit(number)
            os._exit(0)
        os.waitpid(middle, 0)
        libc.prctl(36, 0)
    os.write(first_w, b"x")
    print(os.wait()[1] >> 8, flush=True)
    try:
        os.wait()
    except ChildProcessError as error:
        print(error, flush=True)
    os._exit(0)
os.waitpid(inner, 0)
os.write(second_w, b"x")
print(os.wait()[1] >> 8)

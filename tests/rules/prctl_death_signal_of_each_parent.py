"""The death signal stays set: it comes again when the next parent, a subreaper, ends."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
libc.prctl(36, 1)
me = os.getpid()
ready_r, ready_w = os.pipe()
again_r, again_w = os.pipe()
first = os.fork()
if first == 0:
    first = os.getpid()
    libc.prctl(36, 1)
    second = os.fork()
    if second == 0:
        second = os.getpid()
        if os.fork() == 0:
            value = ctypes.c_int()
            libc.prctl(1, signal.SIGUSR1)
            os.write(ready_w, b"x")
            info = signal.sigwaitinfo({signal.SIGUSR1})
            libc.prctl(2, ctypes.byref(value))
            print(info.si_pid == second, os.getppid() == first, value.value, flush=True)
            os.write(again_w, b"x")
            info = signal.sigwaitinfo({signal.SIGUSR1})
            libc.prctl(2, ctypes.byref(value))
            print(info.si_pid == first, os.getppid() == me, value.value, flush=True)
            os._exit(0)
        os.read(ready_r, 1)
        os._exit(0)
    os.waitpid(second, 0)
    os.read(again_r, 1)
    os._exit(0)
os.waitpid(first, 0)
print(os.wait()[1])

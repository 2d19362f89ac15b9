"""The signal of PR_SET_PDEATHSIG comes from the dying parent, as if by kill; the receiver has its new
parent by then already."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
libc.prctl(36, 1)
me = os.getpid()
r, w = os.pipe()
middle = os.fork()
if middle == 0:
    middle = os.getpid()
    if os.fork() == 0:
        libc.prctl(1, signal.SIGUSR1)
        os.write(w, b"x")
        info = signal.sigwaitinfo({signal.SIGUSR1})
        print(info.si_code, info.si_pid == middle, info.si_uid == os.getuid(), info.si_status,
              os.getppid() == me, flush=True)
        os._exit(0)
    os.read(r, 1)
    os._exit(0)
os.waitpid(middle, 0)
print(os.wait()[1])

"""The death signal is sent also when the parent is killed by SIGKILL."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
libc.prctl(36, 1)
r, w = os.pipe()
middle = os.fork()
if middle == 0:
    middle = os.getpid()
    if os.fork() == 0:
        libc.prctl(1, signal.SIGUSR1)
        os.write(w, b"x")
        info = signal.sigwaitinfo({signal.SIGUSR1})
        print(info.si_code, info.si_pid == middle, flush=True)
        os._exit(0)
    signal.pause()
os.read(r, 1)
os.kill(middle, signal.SIGKILL)
codes = [os.waitstatus_to_exitcode(os.waitpid(middle, 0)[1]), os.waitstatus_to_exitcode(os.wait()[1])]
print(codes)

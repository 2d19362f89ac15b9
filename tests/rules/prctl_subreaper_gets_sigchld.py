"""A subreaper gets SIGCHLD for an orphan it has adopted, and wait tells how it ended."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
libc.prctl(36, 1)
r, w = os.pipe()
go_r, go_w = os.pipe()
middle = os.fork()
if middle == 0:
    orphan = os.fork()
    if orphan == 0:
        os.read(go_r, 1)
        os._exit(3)
    os.write(w, str(orphan).encode())
    os._exit(0)
orphan = int(os.read(r, 20))
info = signal.sigwaitinfo({signal.SIGCHLD})
print(info.si_pid == middle, os.wait() == (middle, 0), os.waitpid(-1, os.WNOHANG))
os.write(go_w, b"x")
info = signal.sigwaitinfo({signal.SIGCHLD})
print(info.si_pid == orphan, info.si_code == os.CLD_EXITED, info.si_status)
print(os.wait() == (orphan, 3 << 8))

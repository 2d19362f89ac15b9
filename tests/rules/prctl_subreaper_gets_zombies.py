"""Zombies of a process that ends are handed over, and their SIGCHLD is sent again, before its own."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
libc.prctl(36, 1)
r, w = os.pipe()
middle = os.fork()
if middle == 0:
    zombies = []
    for status in (3, 4):
        zombies.append(os.fork())
        if zombies[-1] == 0:
            os._exit(status)
        os.waitid(os.P_PID, zombies[-1], os.WEXITED | os.WNOWAIT)
    os.write(w, " ".join(map(str, zombies)).encode())
    os._exit(5)
zombies = [int(pid) for pid in os.read(r, 40).split()]
os.waitid(os.P_PID, middle, os.WEXITED | os.WNOWAIT)
info = signal.sigwaitinfo({signal.SIGCHLD})
print(info.si_pid == zombies[0], info.si_status, signal.sigtimedwait({signal.SIGCHLD}, 0))
for wanted in (middle, *zombies):
    pid, status = os.wait()
    print(pid == wanted, os.waitstatus_to_exitcode(status))

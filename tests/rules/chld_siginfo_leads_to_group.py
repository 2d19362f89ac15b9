"""The pid in a SIGCHLD's siginfo leads to the dead child's group while it is a zombie; waitid(P_PGID) finds it
there, and then it is gone."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os._exit(3)
info = signal.sigwaitinfo({signal.SIGCHLD})
print(info.si_pid == pid == os.getpgid(pid))
found = os.waitid(os.P_PGID, pid, os.WEXITED)
print(found.si_pid == pid, found.si_status)
try:
    os.getpgid(pid)
except ProcessLookupError as error:
    print(error)

"""A stop's SIGCHLD that is still pending stays what it is when the child dies: the death is not
signalled (legacy_queue), but wait() tells of it."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
pid = os.fork()
if pid == 0:
    os.kill(os.getpid(), 19)
os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
os.kill(pid, 9)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
info = signal.sigwaitinfo({signal.SIGCHLD})
print(info.si_code == os.CLD_STOPPED, info.si_status)
print(signal.sigtimedwait({signal.SIGCHLD}, 0))
print(os.wait()[1])

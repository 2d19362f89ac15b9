"""A pending SIGCHLD still tells of a child that has been reaped already."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
pid = os.fork()
if pid == 0:
    os._exit(3)
print(os.wait()[0] == pid)
info = signal.sigtimedwait({signal.SIGCHLD}, 0)
print(info.si_pid == pid, info.si_status)
try:
    os.waitpid(info.si_pid, 0)
except ChildProcessError as error:
    print(error)

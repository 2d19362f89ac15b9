"""SIGCHLD blocked and taken by sigtimedwait is a wait with a timeout, without a handler."""
import os
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
for seconds in (0, 30):
    pid = os.fork()
    if pid == 0:
        time.sleep(seconds)
        os._exit(5)
    info = signal.sigtimedwait({signal.SIGCHLD}, 0.4)
    if info is None:
        print("timeout")
        os.kill(pid, signal.SIGTERM)
        info = signal.sigwaitinfo({signal.SIGCHLD})
    print(info.si_code == os.CLD_EXITED, info.si_status, os.waitstatus_to_exitcode(os.waitpid(pid, os.WNOHANG)[1]))

"""si_uid of SIGCHLD is the real user of the child when it ended (sigaction(2))."""
# as: root
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
for ids in ((71, 72, 73), (0, 71, 71), (71, 0, 0)):
    pid = os.fork()
    if pid == 0:
        os.setresuid(*ids)
        os._exit(0)
    info = signal.sigwaitinfo({signal.SIGCHLD})
    print(info.si_uid, os.waitid(os.P_PID, pid, os.WEXITED).si_uid)

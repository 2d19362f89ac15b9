"""siginfo of SIGCHLD: CLD_EXITED with the exit status, CLD_KILLED with the signal, pid and real
user of the child (sigaction(2))."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
for status in (0, 7, 255):
    pid = os.fork()
    if pid == 0:
        os._exit(status)
    info = signal.sigwaitinfo({signal.SIGCHLD})
    print(info.si_code == os.CLD_EXITED, info.si_status, info.si_pid == pid, info.si_uid == os.getuid(),
          int(info.si_signo), info.si_errno)
    os.wait()
for number in (1, 9, 15, 64):
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), number)
    info = signal.sigwaitinfo({signal.SIGCHLD})
    print(info.si_code == os.CLD_KILLED, info.si_status, info.si_pid == pid, info.si_uid == os.getuid())
    os.wait()

"""waitid() tells what the SIGCHLD told: the same code, status, pid and user."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
options = os.WEXITED | os.WSTOPPED | os.WCONTINUED


def same():
    sent = signal.sigwaitinfo({signal.SIGCHLD})
    found = os.waitid(os.P_ALL, 0, options)
    print(sent.si_code == found.si_code, sent.si_status == found.si_status, sent.si_pid == found.si_pid,
          sent.si_uid == found.si_uid, sent.si_signo == found.si_signo, found.si_code, found.si_status)


r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(9)
for number in (19, 18, 15):
    os.kill(pid, number)
    same()
if os.fork() == 0:
    os._exit(9)
same()

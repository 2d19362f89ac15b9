"""SIGCHLD tells how a child ended, stopped or went on: CLD_EXITED 1, CLD_KILLED 2, CLD_STOPPED 5,
CLD_CONTINUED 6 (sigaction(2))."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [17])
r, w = os.pipe()


def tell():
    info = signal.sigwaitinfo([17])
    print(info.si_signo, info.si_code, info.si_status, info.si_errno, info.si_pid == pid,
          info.si_uid == os.getuid(), flush=True)


pid = os.fork()
if pid == 0:
    os._exit(7)
tell()
os.wait()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
for number in (19, 18, 19, 9):
    os.kill(pid, number)
    tell()
os.wait()
print(signal.sigpending(), flush=True)

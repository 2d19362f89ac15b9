"""A signal by pidfd looks like one by kill(): SI_USER and its sender (pidfd_send_signal(2))."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [10])
me = os.pidfd_open(os.getpid())
pid = os.fork()
if pid == 0:
    signal.pidfd_send_signal(me, 10)
    os._exit(0)
info = signal.sigwaitinfo([10])
print(info.si_signo, info.si_code, info.si_pid == pid, info.si_uid == os.getuid(), flush=True)
os.wait()

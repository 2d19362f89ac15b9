"""struct_siginfo: what sigwaitinfo() tells of a signal by kill() (sigaction(2)). On 64 bits si_band
is si_pid and si_uid read as one number, for they share their place (a union)."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [10, 40])
for send in (lambda: os.kill(os.getpid(), 10), lambda: os.kill(os.getpid(), 40),
             lambda: os.kill(0, 10), lambda: signal.raise_signal(10)):
    if os.fork() == 0:
        os.setpgid(0, 0)
        send()
        info = signal.sigwaitinfo([10, 40])
        print(type(info).__module__, type(info).__name__, len(info), info.si_signo, info.si_code,
              info.si_errno, info.si_pid == os.getpid(), info.si_uid == os.getuid(),
              info.si_status, info.si_band == (info.si_uid << 32) + info.si_pid, flush=True)
        print(info[:3], info[3] == info.si_pid, info[4] == info.si_uid, info[5],
              info[6] == info.si_band, info.n_fields, type(info.si_signo).__name__, flush=True)
        os._exit(0)
    os.wait()

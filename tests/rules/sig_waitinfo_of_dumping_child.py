"""Without a core file (RLIMIT_CORE 0) a child that SIGQUIT kills is CLD_KILLED, not CLD_DUMPED."""
import os
import resource
import signal

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
signal.pthread_sigmask(signal.SIG_BLOCK, [17])
for number in (3, 6, 11, 15):
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), number)
    info = signal.sigwaitinfo([17])
    status = os.wait()[1]
    print(info.si_code, info.si_status, status, os.WCOREDUMP(status), flush=True)

"""WCOREDUMP is false for signals whose action is to dump core when RLIMIT_CORE is 0, and CLD_KILLED, not
CLD_DUMPED, is the code (core(5), do_coredump)."""
import os
import resource
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
for number in (signal.SIGQUIT, signal.SIGABRT, signal.SIGSEGV, signal.SIGTERM):
    pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.raise_signal(number)
    sent = signal.sigwaitinfo({signal.SIGCHLD})
    status = os.wait()[1]
    print(number.name, os.WCOREDUMP(status), os.WTERMSIG(status) == number, sent.si_code == os.CLD_KILLED)

"""A stopped parent can be continued by its child; the siginfo of a blocked SIGCONT tells who it was."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT})
middle = os.fork()
if middle == 0:
    me = os.getpid()
    pid = os.fork()
    if pid == 0:
        while open(f"/proc/{me}/stat").read().rpartition(")")[2].split()[0] != "T":
            os.sched_yield()
        os.kill(me, signal.SIGCONT)
        os._exit(0)
    os.kill(me, signal.SIGSTOP)
    info = signal.sigwaitinfo({signal.SIGCONT})
    print(info.si_pid == pid, info.si_code, flush=True)
    os._exit(os.waitpid(pid, 0)[1])
print(os.waitpid(middle, 0)[1])

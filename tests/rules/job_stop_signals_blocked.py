"""A blocked SIGTSTP stops the process when it is unblocked; SIGSTOP cannot be blocked (signal(7))."""
import os
import signal

for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGSTOP):
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_BLOCK, {number})
        os.kill(os.getpid(), number)
        os.write(1, b"pending: %d\n" % (number in signal.sigpending()))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
        os.write(1, b"continued\n")
        os._exit(0)
    print(os.WSTOPSIG(os.waitpid(pid, os.WUNTRACED)[1]), flush=True)
    os.kill(pid, signal.SIGCONT)
    os.wait()

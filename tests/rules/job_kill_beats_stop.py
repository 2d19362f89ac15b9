"""SIGKILL ends a process whatever stops or masks it has, even when SIGSTOP and SIGCONT come with it (signal(7))."""
import os
import signal

for signals in ((signal.SIGSTOP, signal.SIGKILL), (signal.SIGKILL, signal.SIGSTOP),
                (signal.SIGSTOP, signal.SIGKILL, signal.SIGCONT)):
    pid = os.fork()
    if pid == 0:
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        os.kill(os.getpid(), signal.SIGSTOP)
        signal.pause()
    os.waitpid(pid, os.WUNTRACED)
    os.kill(pid, signal.SIGCONT)
    os.waitpid(pid, os.WCONTINUED)
    for number in signals:
        os.kill(pid, number)
    print(os.waitpid(pid, 0)[1])

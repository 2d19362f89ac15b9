"""SIGTSTP and then SIGCONT to a process that blocks SIGTSTP: nothing of the stop is left when it is unblocked
(prepare_signal)."""
import os
import signal

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP, signal.SIGUSR1})
    os.write(w, b".")
    signal.sigwait({signal.SIGUSR1})
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTSTP})
    os._exit(6)
os.read(r, 1)
for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGUSR1):
    os.kill(pid, number)
print(os.waitpid(pid, os.WUNTRACED)[1] >> 8)

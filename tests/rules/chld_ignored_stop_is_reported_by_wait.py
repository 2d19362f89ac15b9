"""With SIGCHLD ignored a stopped child is still reported by WUNTRACED and WCONTINUED; only its end is not."""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
pid = os.fork()
if pid == 0:
    while True:
        os.read(0, 0)
os.kill(pid, signal.SIGSTOP)
print(hex(os.waitpid(pid, os.WUNTRACED)[1]))
os.kill(pid, signal.SIGCONT)
print(hex(os.waitpid(pid, os.WCONTINUED)[1]))
os.kill(pid, signal.SIGTERM)
try:
    print(os.waitpid(pid, os.WUNTRACED))
except ChildProcessError as error:
    print(error)
print(signal.sigpending())

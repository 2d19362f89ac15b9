"""An alarm's default death comes only when the stopped process goes on; then at once."""
import os
import signal
import time

pid = os.fork()
if pid == 0:
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    os.kill(os.getpid(), signal.SIGSTOP)
    os.write(1, b"not reached\n")
    os._exit(0)
os.waitpid(pid, os.WUNTRACED)
time.sleep(0.5)
print(os.waitpid(pid, os.WNOHANG | os.WUNTRACED))
os.kill(pid, signal.SIGCONT)
print(os.WTERMSIG(os.wait()[1]))

"""A sleep whose end came while the process was stopped is over as soon as it goes on."""
import os
import signal
import time

pid = os.fork()
if pid == 0:
    time.sleep(0.6)
    os._exit(0)
time.sleep(0.1)
os.kill(pid, signal.SIGSTOP)
os.waitpid(pid, os.WUNTRACED)
time.sleep(0.8)
print(os.waitpid(pid, os.WNOHANG))
began = time.monotonic()
os.kill(pid, signal.SIGCONT)
print(os.wait()[1], time.monotonic() - began < 0.4)

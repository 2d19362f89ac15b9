"""raise_signal() of SIGKILL ends at once; of SIGSTOP stops (raise(3))."""
import os
import signal

if os.fork() == 0:
    signal.raise_signal(9)
print(os.wait()[1], flush=True)
pid = os.fork()
if pid == 0:
    signal.raise_signal(signal.SIGSTOP)
    os._exit(2)
print(hex(os.waitpid(pid, os.WUNTRACED)[1]), flush=True)
os.kill(pid, 18)
print(os.wait()[1] >> 8, flush=True)

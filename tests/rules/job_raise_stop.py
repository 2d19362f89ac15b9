"""raise_signal(SIGSTOP) stops the caller within the call; it goes on behind it (raise(3))."""
import os
import signal

pid = os.fork()
if pid == 0:
    for number in (signal.SIGSTOP, signal.SIGSTOP):
        signal.raise_signal(number)
        os.write(1, b"going on\n")
    os._exit(7)
for _ in range(2):
    print(os.WSTOPSIG(os.waitpid(pid, os.WUNTRACED)[1]), flush=True)
    os.kill(pid, signal.SIGCONT)
print(os.wait()[1] >> 8)

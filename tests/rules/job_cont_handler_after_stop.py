"""A handler of SIGCONT runs when the process goes on, before what comes behind the stop."""
import os
import signal

pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGCONT, lambda *args: os.write(1, b"handler\n"))
    os.kill(os.getpid(), signal.SIGSTOP)
    os.write(1, b"behind the stop\n")
    os._exit(0)
os.waitpid(pid, os.WUNTRACED)
os.write(1, b"continue\n")
os.kill(pid, signal.SIGCONT)
print(os.wait()[1])

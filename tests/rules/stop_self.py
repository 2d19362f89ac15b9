"""A process that stops itself goes on behind the kill() when it is continued."""
import os

pid = os.fork()
if pid == 0:
    os.write(1, b"stopping\n")
    os.kill(os.getpid(), 19)
    os.write(1, b"going on\n")
    os._exit(0)
print(os.WSTOPSIG(os.waitpid(pid, os.WUNTRACED)[1]), flush=True)
os.kill(pid, 18)
print(os.wait()[1])

"""A process killed by a signal has the signal's number as wait status (wait(2), signal(7))."""
import os

r, w = os.pipe()
for signal in (1, 9, 10, 12, 14, 15, 16, 26, 27, 29, 30, 34, 40, 64):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    os.kill(pid, signal)
    status = os.waitpid(pid, 0)[1]
    print(status, os.WIFSIGNALED(status), os.WTERMSIG(status), os.WIFEXITED(status),
          os.waitstatus_to_exitcode(status))

"""With SIGCHLD ignored waitpid of one child blocks until that one is gone, whatever the others do:
ECHILD (wait(2), NOTES)."""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
r2, w2 = os.pipe()
other = os.fork()
if other == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(0)
for call in (lambda pid: os.waitpid(pid, 0), lambda pid: os.waitid(os.P_PID, pid, os.WEXITED),
             lambda pid: os.wait4(pid, 0)):
    pid = os.fork()
    if pid == 0:
        os.write(w2, b"end")
        os._exit(1)
    try:
        print(call(pid))
    except ChildProcessError as error:
        print(os.read(r2, 9), error, os.waitpid(other, os.WNOHANG))
os.close(w)

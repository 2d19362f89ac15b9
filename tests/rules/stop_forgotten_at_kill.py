"""Once SIGKILL was sent to a stopped process its stop is not reported any more."""
import os

r, w = os.pipe()
for signal in (9, 19):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    os.kill(pid, 19)
    os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
    os.kill(pid, signal)
    print(hex(os.waitpid(pid, os.WUNTRACED)[1]))
os.kill(pid, 9)
os.wait()

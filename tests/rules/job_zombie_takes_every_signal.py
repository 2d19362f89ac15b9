"""A zombie can be sent any signal: kill() succeeds, and nothing comes of it (kill(2))."""
import os
import signal

pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os._exit(4)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print([os.kill(pid, number) for number in range(65)] == [None] * 65)
print(os.killpg(pid, signal.SIGTERM), os.kill(-pid, signal.SIGSTOP))
print(os.waitpid(pid, os.WUNTRACED | os.WCONTINUED)[1] >> 8)

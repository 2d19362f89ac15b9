"""/proc/<pid>/status shows what waits for a stopped process as pending for all of it (ShdPnd):
not what it ignores; but a further SIGSTOP (proc_pid_status(5))."""
import os
import signal

pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    signal.signal(signal.SIGUSR2, lambda *args: None)
    os.kill(os.getpid(), signal.SIGSTOP)
    os._exit(3)
os.waitpid(pid, os.WUNTRACED)
for number in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGCHLD, signal.SIGSTOP, 34):
    os.kill(pid, number)
    print([line.split()[1] for line in open(f"/proc/{pid}/status") if line.startswith(("SigPnd", "ShdPnd"))])
os.kill(pid, 9)
print(os.wait()[1])

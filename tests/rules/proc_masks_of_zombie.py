"""/proc still shows of a zombie what it blocked, ignored and caught, and what was pending for it as a process
(proc_pid_status(5))."""
import os
import signal

pid = os.fork()
if pid == 0:
    signal.pthread_sigmask(signal.SIG_SETMASK, {signal.SIGUSR1, signal.SIGTERM})
    signal.signal(signal.SIGUSR2, lambda *args: None)
    os.kill(os.getpid(), signal.SIGUSR1)
    os._exit(0)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
for line in open(f"/proc/{pid}/status"):
    name, _, value = line.partition(":")
    if name in ("State", "ShdPnd", "SigBlk", "SigIgn", "SigCgt"):
        print(name, value.strip())

"""SigBlk, SigIgn, SigCgt, SigPnd and ShdPnd in /proc/<pid>/status: bit n - 1 stands for signal n
(proc_pid_status(5))."""
import os
import signal

pid = os.fork()
if pid == 0:
    signal.pthread_sigmask(signal.SIG_SETMASK, {signal.SIGUSR1, signal.SIGTERM, 34, 64})
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGUSR2, lambda *args: None)
    signal.signal(40, lambda *args: None)
    os.kill(os.getpid(), signal.SIGSTOP)
    os._exit(0)
os.waitpid(pid, os.WUNTRACED)
for number in (signal.SIGTERM, 34, 34, 64):
    os.kill(pid, number)
for line in open(f"/proc/{pid}/status"):
    name, _, value = line.partition(":")
    if name in ("SigPnd", "ShdPnd", "SigBlk", "SigIgn", "SigCgt"):
        print(name, value.strip())
os.kill(pid, 9)
os.wait()

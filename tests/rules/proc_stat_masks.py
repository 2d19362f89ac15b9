"""/proc/<pid>/stat has the thread's pending signals and what is blocked, ignored and caught as decimal numbers,
of the first 31 signals only (proc_pid_stat(5), fields 31 to 34)."""
import os
import signal

pid = os.fork()
if pid == 0:
    signal.pthread_sigmask(signal.SIG_SETMASK, {signal.SIGUSR1, signal.SIGTERM, 34, 64})
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGUSR2, lambda *args: None)
    signal.signal(40, lambda *args: None)
    signal.raise_signal(signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGSTOP)
    os._exit(0)
os.waitpid(pid, os.WUNTRACED)
for number in (signal.SIGUSR1, 34):
    os.kill(pid, number)
    print(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[28:32])
os.kill(pid, 9)
os.wait()

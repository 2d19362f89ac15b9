"""/proc/self/status shows what is blocked, pending, ignored and caught (proc_pid_status(5))."""
import os
import signal


def show():
    with open("/proc/self/status") as file:
        print([line.split() for line in file if line.startswith(("Sig", "ShdPnd")) and "SigQ" not in line],
              flush=True)


show()
signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12, 64])
signal.raise_signal(10)
os.kill(os.getpid(), 12)
os.kill(os.getpid(), 64)
signal.signal(15, print)
signal.signal(1, signal.SIG_IGN)
signal.signal(13, signal.SIG_DFL)
show()

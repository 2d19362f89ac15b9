"""A parent that leaves for a session of its own orphans its child's group, but only an exit makes the
kernel look: the stopped child stays stopped (exit_notify, not setsid)."""
import os
import signal
import time

parent = os.fork()
if parent == 0:
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(6)
    os.waitpid(pid, os.WUNTRACED)
    os.setsid()
    time.sleep(0.2)
    print(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0], flush=True)
    os.kill(pid, signal.SIGCONT)
    os._exit(os.wait()[1] >> 8)
print(os.wait()[1] >> 8)

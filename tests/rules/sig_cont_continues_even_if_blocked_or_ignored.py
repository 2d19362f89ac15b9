"""SIGCONT makes a stopped process go on though it is blocked or ignored; blocked it becomes pending
(signal(7), kill(2))."""
import os
import signal

for how in ("ignored", "blocked"):
    pid = os.fork()
    if pid == 0:
        if how == "ignored":
            signal.signal(18, signal.SIG_IGN)
        else:
            signal.pthread_sigmask(signal.SIG_BLOCK, [18])
        os.kill(os.getpid(), 19)
        print("goes on", sorted(signal.sigpending()), flush=True)
        os._exit(0)
    os.waitpid(pid, os.WUNTRACED)
    os.kill(pid, 18)
    print(os.waitpid(pid, 0)[1], flush=True)

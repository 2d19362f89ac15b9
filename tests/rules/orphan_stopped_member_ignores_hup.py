"""A stopped member that ignores SIGHUP is continued when its group becomes orphaned, and lives on."""
import os
import signal

r, w = os.pipe()
middle = os.fork()
if middle == 0:
    os.setpgid(0, 0)
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.kill(os.getpid(), signal.SIGSTOP)
        os.write(w, b"going on")
        os._exit(0)
    os.waitpid(pid, os.WUNTRACED)
    os._exit(0)
os.waitpid(middle, 0)
os.close(w)
print(os.read(r, 99))

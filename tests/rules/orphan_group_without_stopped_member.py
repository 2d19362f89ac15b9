"""A group that becomes orphaned without a stopped member is sent nothing (_exit(2))."""
import os
import signal

signals = {signal.SIGHUP, signal.SIGCONT}
signal.pthread_sigmask(signal.SIG_BLOCK, signals)
r, w = os.pipe()
r2, w2 = os.pipe()
middle = os.fork()
if middle == 0:
    os.setpgid(0, 0)
    if os.fork() == 0:
        os.close(w2)
        os.read(r2, 1)
        os.write(w, b"%d" % len(signal.sigpending() & signals))
        os._exit(0)
    os._exit(0)
os.waitpid(middle, 0)
os.close(w)
os.close(w2)
print(os.read(r, 99))

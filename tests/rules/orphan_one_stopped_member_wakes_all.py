"""If one member is stopped when the group becomes orphaned, all members are sent SIGHUP and SIGCONT
(kill_orphaned_pgrp)."""
import os
import signal

signals = {signal.SIGHUP, signal.SIGCONT}
signal.pthread_sigmask(signal.SIG_BLOCK, signals)
r, w = os.pipe()
middle = os.fork()
if middle == 0:
    os.setpgid(0, 0)
    stopped = os.fork()
    if stopped == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(0)
    os.waitpid(stopped, os.WUNTRACED)
    if os.fork() == 0:
        seen = [signal.sigwait(signals).name, signal.sigwait(signals).name]
        os.write(w, " ".join(sorted(seen)).encode())
        os._exit(0)
    os._exit(0)
os.waitpid(middle, 0)
os.close(w)
print(os.read(r, 99))

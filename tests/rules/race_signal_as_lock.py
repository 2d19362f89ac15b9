"""A blocked signal as a token: whoever takes it with sigwait may go on, and passes it to the next in a ring;
the order of turns is fixed, whatever the scheduler does."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
r, w = os.pipe()
following = os.getpid()
pids = []
for n in range(4):
    pid = os.fork()
    if pid == 0:
        for turn in range(3):
            signal.sigwait({signal.SIGUSR1})
            os.write(w, b"%d%s " % (n, b"abc"[turn:turn + 1]))
            os.kill(following, signal.SIGUSR1)
        os._exit(0)
    pids.append(pid)
    following = pid
for _ in range(3):
    os.kill(following, signal.SIGUSR1)
    signal.sigwait({signal.SIGUSR1})
for pid in pids:
    os.waitpid(pid, 0)
print(os.read(r, 99))

"""SIGHUP ignored as nohup does is inherited by fork(), and so by grandchildren: all survive a SIGHUP to the
group; a child that sets the default dies of it."""
import os
import signal

old = signal.signal(signal.SIGHUP, signal.SIG_IGN)
print(old.name)
pids = []
r, w = os.pipe()
for n in range(3):
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, pids[0] if pids else 0)
        if n == 1:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
        if n == 2 and os.fork():
            os._exit(os.wait()[1] >> 8)
        os.write(w, b".")
        signal.sigwait({signal.SIGUSR1})
        os._exit(n)
    os.read(r, 1)
    pids.append(pid)
os.killpg(pids[0], signal.SIGHUP)
print(os.waitpid(pids[1], 0)[1])
os.killpg(pids[0], signal.SIGKILL)
print([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in (pids[0], pids[2])])

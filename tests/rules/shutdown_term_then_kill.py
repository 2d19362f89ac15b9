"""Shutdown with patience: SIGTERM, then after a time SIGKILL for those still there: one has ended in time, one
ignores SIGTERM, one blocks it, one is stopped."""
import os
import signal
import time

r, w = os.pipe()
workers = {}
for kind in ("good", "ignoring", "blocking", "stopped"):
    pid = os.fork()
    if pid == 0:
        if kind == "ignoring":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if kind == "blocking":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        os.write(w, b".")
        while True:
            signal.pause()
    workers[pid] = kind
    os.read(r, 1)
    if kind == "stopped":
        os.kill(pid, signal.SIGSTOP)
        os.waitpid(pid, os.WUNTRACED)
for pid in workers:
    os.kill(pid, signal.SIGTERM)
deadline = time.monotonic() + 0.5
while time.monotonic() < deadline:
    pid, status = os.waitpid(-1, os.WNOHANG)
    if pid:
        print(workers.pop(pid), os.waitstatus_to_exitcode(status))
    time.sleep(0.02)
for pid in workers:
    os.kill(pid, signal.SIGKILL)
for pid in workers:
    print(workers[pid], os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

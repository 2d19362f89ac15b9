"""The time of a stop counts for the timeouts of poll and sleep, which are restarted with the time of
their end; select is restarted with what was left before the stop (poll_select_finish)."""
import os
import select
import signal
import time

calls = {
    "select": lambda: select.select([], [], [], 0.5),
    "poll": lambda: select.poll().poll(500),
    "sleep": lambda: time.sleep(0.5),
}
pids = []
for call in calls.values():
    pid = os.fork()
    if pid == 0:
        began = time.monotonic()
        call()
        os._exit(time.monotonic() - began < 1.2)
    pids.append(pid)
time.sleep(0.1)
for pid in pids:
    os.kill(pid, signal.SIGSTOP)
time.sleep(0.9)
for pid in pids:
    os.kill(pid, signal.SIGCONT)
for name, pid in zip(calls, pids):
    print(name, "counts" if os.waitpid(pid, 0)[1] >> 8 else "does not count")

"""Stop the workers politely first, and by force after a time.

Question: three workers are asked to end with SIGTERM. Do they finish what they are doing, and what
becomes of one that does not listen?

To be seen: the handler of the good workers only sets a flag. The sleep in the middle of an item
goes on, and the worker looks at the flag when the item is finished. The third worker ignores
SIGTERM; when the time is over it gets SIGKILL, which nobody can ignore, and dies in the middle of
an item. Init systems and containers stop services in this way. `forklore ps graceful_shutdown.py
--at 0.5` shows who is left.
"""

import os
import signal
import time

PATIENCE = 0.8
stopping = False


def stop(number: int, frame: object) -> None:
    global stopping
    stopping = True


def work(name: str, ready: int) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN if name == "deaf" else stop)
    os.write(ready, b"x")
    begun = finished = 0
    while not stopping:
        begun += 1
        time.sleep(0.1)  # the work
        finished += 1
    os._exit(0 if begun == finished else 1)


workers = {}
for name in "Ann", "Bob", "deaf":
    ready_r, ready_w = os.pipe()
    pid = os.fork()
    if pid == 0:
        work(name, ready_w)
    os.read(ready_r, 1)
    workers[name] = pid

for pid in workers.values():
    os.kill(pid, signal.SIGTERM)

deadline = time.monotonic() + PATIENCE
for name, pid in workers.items():
    ended, status = os.waitpid(pid, os.WNOHANG)
    while ended == 0 and time.monotonic() < deadline:
        time.sleep(0.01)
        ended, status = os.waitpid(pid, os.WNOHANG)
    if ended == 0:
        print(f"{name}: still there, SIGKILL", flush=True)
        os.kill(pid, signal.SIGKILL)
        ended, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        print(f"{name}: killed by {signal.Signals(os.WTERMSIG(status)).name}", flush=True)
    else:
        unfinished = "nothing" if os.WEXITSTATUS(status) == 0 else "an item"
        print(f"{name}: ended, left unfinished: {unfinished}", flush=True)

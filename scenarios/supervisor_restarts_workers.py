"""A supervisor: it restarts workers that end, but not for ever, and ends with all of them.

Question: one worker works, one fails, one crashes. How often is each started, and how does SIGTERM
to the supervisor end everything, without a worker that nobody knows of?

To be seen: the supervisor waits for any child and looks how it ended. At most two restarts: one
that fails at once would be restarted for ever otherwise. SIGTERM is blocked while a worker is
started, or it could come after the fork and before the pid is noted. The handler passes it on to
the workers; the loop ends when none is left. Look at the restarts with `forklore strace
supervisor_restarts_workers.py`.
"""

import os
import signal
import sys

RESTARTS = 2
running: dict[int, str] = {}
history: dict[str, list[str]] = {"good": [], "failing": [], "crashing": []}
stopping = False


def work(name: str) -> None:
    if name == "failing":
        sys.exit(3)
    if name == "crashing":
        os.kill(os.getpid(), signal.SIGKILL)
    while True:
        signal.pause()


def start(name: str) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        work(name)
    running[pid] = name
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


def stop_all(number: int, frame: object) -> None:
    global stopping
    stopping = True
    for pid in running:
        os.kill(pid, signal.SIGTERM)


def supervise() -> None:
    signal.signal(signal.SIGTERM, stop_all)
    for name in history:
        start(name)
    while running:
        pid, status = os.wait()
        name = running.pop(pid)
        code = os.waitstatus_to_exitcode(status)
        history[name].append(f"exit {code}" if code >= 0 else signal.Signals(-code).name)
        if not stopping and len(history[name]) <= RESTARTS:
            start(name)
        if list(running.values()) == ["good"]:
            os.write(only_one_left_w, b"x")
    for name, ends in history.items():
        print(f"{name}: {', '.join(ends)}")


only_one_left_r, only_one_left_w = os.pipe()
supervisor = os.fork()
if supervisor == 0:
    supervise()
    sys.exit()

os.read(only_one_left_r, 1)
os.kill(supervisor, signal.SIGTERM)
print("supervisor ended with", os.waitstatus_to_exitcode(os.waitpid(supervisor, 0)[1]))

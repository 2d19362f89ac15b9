"""The right handler for SIGCHLD: wait for all who have ended.

Question: five children end while SIGCHLD is blocked, so that the handler is called once. How can
it reap them all, and why must it not simply call wait() until there is an error?

To be seen: it calls waitpid() with WNOHANG until that gives 0. A sixth child still runs, and
wait() would block in the handler until it ends. When there is no child at all, waitpid() fails
with ECHILD, which ends the loop as well. Compare sigchld_one_wait_loses_children.py, and look at
the calls with `forklore strace sigchld_wnohang_loop.py`.
"""

import os
import signal

calls: list[str] = []


def on_sigchld(number: int, frame: object) -> None:
    reaped = 0
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            reaped += 1
        calls.append(f"{reaped} reaped, others still run")
    except ChildProcessError:
        calls.append(f"{reaped} reaped, no child left")


signal.signal(signal.SIGCHLD, on_sigchld)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})

read_end, write_end = os.pipe()
sixth = os.fork()
if sixth == 0:
    os.close(write_end)
    os.read(read_end, 1)  # runs until the parent closes its end
    os._exit(0)

children = []
for _ in range(5):
    child = os.fork()
    if child == 0:
        os._exit(0)
    children.append(child)
for child in children:  # wait for its end, but leave it as it is
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)

signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
print("handler:", calls)

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
os.close(write_end)
os.waitid(os.P_PID, sixth, os.WEXITED | os.WNOWAIT)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
print("handler:", calls)

"""Who ignores SIGCHLD gets no zombies, and no exit statuses.

Question: SIGCHLD is ignored anyway unless one sets a handler. What changes if a program says
explicitly that it ignores it?

To be seen: children vanish when they end, nobody has to wait for them. wait() then has nothing
to return: it blocks until the last child is gone, and fails with ECHILD. How the children ended
is lost. The default action of SIGCHLD is to do nothing too, but that is another setting, under
which zombies stay (zombie_seen_in_ps.py). `forklore ps sigchld_ignored.py --at 0.15` shows the
moment when only the second child is there.
"""

import os
import signal
import time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
gate_r, gate_w = os.pipe()

first = os.fork()
if first == 0:
    print("first child: ends", flush=True)
    os._exit(3)

while os.path.exists(f"/proc/{first}"):
    time.sleep(0.01)
print("parent: of the first nothing is left, not even a zombie", flush=True)

second = os.fork()
if second == 0:
    os.close(gate_w)
    os.read(gate_r, 1)
    time.sleep(0.2)
    print("second child: ends", flush=True)
    os._exit(4)

print("parent: waits", flush=True)
os.close(gate_w)
try:
    os.wait()
except ChildProcessError as error:
    print("parent: after the end of the second:", error.strerror, flush=True)

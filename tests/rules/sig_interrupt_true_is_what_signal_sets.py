"""signal() makes calls interruptible: Python's handler runs while the read goes on waiting, and
the read is tried again (PEP 475; PyOS_setsig sets no SA_RESTART)."""
import os
import select
import signal
import time


def handler(number, frame):
    print("handler, data:", bool(select.select([r], [], [], 0)[0]), flush=True)


parent = os.getpid()
for prepare in (lambda: None, lambda: signal.siginterrupt(10, True)):
    r, w = os.pipe()
    signal.signal(10, handler)
    prepare()
    if os.fork() == 0:
        while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
            time.sleep(0.01)
        os.kill(parent, 10)
        time.sleep(0.2)
        os.write(w, b"1")
        os.write(w, b"2")
        os._exit(0)
    print(os.read(r, 1), os.wait()[1], flush=True)

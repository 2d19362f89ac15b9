"""siginterrupt(sig, False): the kernel restarts the read, and Python's handler has to wait until
it is over (siginterrupt(3), signal(7)); a new signal() undoes that."""
import os
import select
import signal
import time


def handler(number, frame):
    print("handler, data:", bool(select.select([r], [], [], 0)[0]), flush=True)


parent = os.getpid()
signal.signal(10, handler)
print(signal.siginterrupt(10, False), flush=True)
for _ in range(2):
    r, w = os.pipe()
    if os.fork() == 0:
        while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
            time.sleep(0.01)
        os.kill(parent, 10)
        time.sleep(0.2)
        os.write(w, b"12")
        os._exit(0)
    data = os.read(r, 1)
    print(data, os.wait()[1], flush=True)
    signal.signal(10, handler)

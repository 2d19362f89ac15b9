"""select() without descriptors sleeps; it wakes for whatever comes first."""
import os
import select
import time

began = time.monotonic()
print(select.select([], [], [], 0.05), 0.05 <= time.monotonic() - began < 0.5)
pipes = [os.pipe() for _ in range(3)]
for n, (r, w) in enumerate(pipes):
    if os.fork() == 0:
        time.sleep(0.1 * (3 - n))
        os.write(w, b"%d" % n)
        os._exit(0)
order = []
waiting = [r for r, w in pipes]
while waiting:
    for fd in select.select(waiting, [], [])[0]:
        order.append(os.read(fd, 1))
        waiting.remove(fd)
print(order)

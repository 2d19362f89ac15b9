"""register_at_fork: before in reverse order, after in the order of registration (os)."""
import os

for n in range(3):
    os.register_at_fork(
        before=lambda n=n: os.write(1, b"before %d\n" % n),
        after_in_child=lambda n=n: os.write(1, b"child %d\n" % n),
        after_in_parent=lambda n=n: log.append(n),
    )
log = []
if os.fork() == 0:
    os._exit(0)
os.wait()
print(log)

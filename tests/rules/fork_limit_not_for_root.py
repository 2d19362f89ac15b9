"""Root may fork beyond RLIMIT_NPROC (getrlimit(2))."""
# as: root
import os
import resource

resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
for _ in range(3):
    if os.fork() == 0:
        os._exit(0)
print(sum(os.wait()[1] for _ in range(3)))

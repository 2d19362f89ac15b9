"""O_EXCL: of several processes that make the same file exactly one succeeds (open(2))."""
import os
import tempfile

name = tempfile.mktemp()
for _ in range(5):
    if os.fork() == 0:
        try:
            os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            os._exit(1)
        os._exit(0)
print(sorted(os.wait()[1] >> 8 for _ in range(5)))
os.unlink(name)

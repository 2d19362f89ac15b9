"""Single bytes share pages: a pipe of one page takes 4,096 of them."""
import fcntl
import os

r, w = os.pipe2(os.O_NONBLOCK)
fcntl.fcntl(w, 1031, 4096)
for size in (1, 3):
    count = 0
    try:
        while True:
            count += os.write(w, b"x" * size)
    except BlockingIOError:
        print(f"{count}B")
    os.read(r, 5000)

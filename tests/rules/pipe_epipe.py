"""Without a reader write fails with EPIPE, even of what would not fit (pipe(7))."""
import os

r, w = os.pipe()
os.write(w, b"unread")
os.close(r)
for data in (b"x", b"x" * 5000, b""):
    try:
        print(os.write(w, data))
    except BrokenPipeError as error:
        print(error)

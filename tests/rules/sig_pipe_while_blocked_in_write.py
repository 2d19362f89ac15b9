"""A writer that waits for room when the last reader goes gets SIGPIPE, and the part that it has
written is told of; the next write() fails (pipe(7), anon_pipe_write)."""
import os
import signal
import time


def handler(number, frame):
    print("handler", flush=True)


for action in (signal.SIG_DFL, signal.SIG_IGN, handler):
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(r)
        signal.signal(signal.SIGPIPE, action)
        try:
            print(os.write(w, bytes(100000)), flush=True)
            os.write(w, b".")
        except BrokenPipeError as error:
            print(error, flush=True)
        os._exit(3)
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
        time.sleep(0.01)
    os.close(r)
    os.close(w)
    print(os.wait()[1], flush=True)

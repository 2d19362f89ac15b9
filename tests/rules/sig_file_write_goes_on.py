"""A buffered file writes all in spite of handlers: it calls write() again for the rest
(_bufferedwriter_raw_write)."""
import os
import signal


def handler(number, frame):
    print("handler", flush=True)
    os.write(go_w, b".")


r, w = os.pipe()
go_r, go_w = os.pipe()
if os.fork() == 0:
    os.close(w)
    os.read(go_r, 1)
    total = 0
    while data := os.read(r, 65536):
        total += len(data)
    print(total, flush=True)
    os._exit(0)
os.close(r)
signal.signal(14, handler)
signal.setitimer(signal.ITIMER_REAL, 0.3)
with open(w, "wb") as file:
    file.write(bytes(200000))
os.wait()

"""The usual use: select() sees the byte, and is retried after the handler (PEP 475)."""
import os
import select
import signal

r, w = os.pipe2(os.O_NONBLOCK)
signal.signal(17, lambda number, frame: print("handler", flush=True))
signal.set_wakeup_fd(w)
if os.fork() == 0:
    os._exit(4)
print(select.select([r], [], []) == ([r], [], []), list(os.read(r, 9)), flush=True)
print(os.wait()[1] >> 8, flush=True)

"""A read that a handler interrupts is taken up again (PEP 475); here the handler itself writes what
the read waits for."""
import os
import signal

r, w = os.pipe()
signal.signal(signal.SIGCHLD, lambda *args: os.write(w, b"from the handler"))
if os.fork() == 0:
    os._exit(0)
print(os.read(r, 99))
print(os.wait()[1])

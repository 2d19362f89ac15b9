"""waitpid() of one child goes on after a handler has reaped another (PEP 475)."""
import os
import signal

r, w = os.pipe()
reaped = []


def reap(number, frame):
    if not reaped:
        reaped.append(os.waitpid(first, 0)[1] >> 8)
        os.write(w, b".")


first = 0
signal.signal(signal.SIGCHLD, reap)
last = os.fork()
if last == 0:
    os.read(r, 1)
    os._exit(7)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
first = os.fork()
if first == 0:
    os._exit(6)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
print(os.waitpid(last, 0)[1] >> 8, reaped)

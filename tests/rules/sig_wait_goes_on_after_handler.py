"""A handler runs while sigwaitinfo() and sigtimedwait() wait, which go on afterwards (PEP 475).
It is the C library that makes sigwait() go on, so Python's handler runs when it is over."""
import os
import select
import signal
import time


def handler(number, frame):
    print("handler before the end" if not select.select([r], [], [], 0)[0] else "handler at the end",
          flush=True)


signal.signal(12, handler)
signal.pthread_sigmask(signal.SIG_BLOCK, [10])
parent = os.getpid()
for wait in (lambda: signal.sigwaitinfo([10]).si_signo, lambda: signal.sigtimedwait([10], 10).si_signo,
             lambda: int(signal.sigwait([10]))):
    r, w = os.pipe()
    if os.fork() == 0:
        while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
            time.sleep(0.01)
        os.kill(parent, 12)
        time.sleep(0.3)
        os.write(w, b"the end")
        os.kill(parent, 10)
        os._exit(0)
    print(wait(), flush=True)
    os.wait()

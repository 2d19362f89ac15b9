"""CPython warns of the two signals of the C library, once for each place; a child knows what
its parent has been warned of (warnings; _Py_Sigset_Converter)."""
import os
import signal
import warnings

warnings.showwarning = lambda message, *rest: print(message, flush=True)
for _ in range(2):
    signal.pthread_sigmask(signal.SIG_SETMASK, range(1, signal.NSIG))
signal.pthread_sigmask(signal.SIG_SETMASK, [])
for _ in range(2):
    if os.fork() == 0:
        signal.pthread_sigmask(signal.SIG_BLOCK, [32])
        print("child", flush=True)
        os._exit(0)
    os.wait()
signal.pthread_sigmask(signal.SIG_BLOCK, [33])

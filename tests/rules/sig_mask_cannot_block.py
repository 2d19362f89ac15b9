"""SIGKILL, SIGSTOP and the two signals of the C library cannot be blocked: they are taken out
silently (sigprocmask(2)), but CPython warns of the latter (_Py_Sigset_Converter)."""
import signal
import warnings

signal.pthread_sigmask(signal.SIG_BLOCK, [9, 19, 10])
print(signal.pthread_sigmask(signal.SIG_BLOCK, []), flush=True)
print(signal.pthread_sigmask(signal.SIG_SETMASK, signal.valid_signals()), flush=True)
mask = signal.pthread_sigmask(signal.SIG_SETMASK, [])
print(len(mask), sorted(signal.valid_signals() - mask), flush=True)
for action in ("ignore", "error"):
    warnings.simplefilter(action)
    for number in (32, 33):
        try:
            print(signal.pthread_sigmask(signal.SIG_BLOCK, [number]), flush=True)
        except RuntimeWarning as warning:
            print(warning, flush=True)
        print(signal.pthread_sigmask(signal.SIG_BLOCK, []), flush=True)

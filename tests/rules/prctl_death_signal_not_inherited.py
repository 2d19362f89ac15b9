"""fork clears the death signal in the child; the parent keeps its own (prctl(2))."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
value = ctypes.c_int(-1)
print(libc.prctl(2, ctypes.byref(value)), value.value)
print(libc.prctl(1, signal.SIGTERM))
print(libc.prctl(2, ctypes.byref(value)), value.value, flush=True)
if os.fork() == 0:
    print(libc.prctl(2, ctypes.byref(value)), value.value, flush=True)
    os._exit(0)
os.wait()
print(libc.prctl(2, ctypes.byref(value)), value.value)
print(libc.prctl(1, 0), libc.prctl(2, ctypes.byref(value)), value.value)

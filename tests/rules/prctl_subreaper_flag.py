"""PR_SET_CHILD_SUBREAPER: any value but 0 is 1; fork does not hand it on."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
value = ctypes.c_int(-1)
for number in (None, 5, 0, -1):
    if number is not None:
        print(libc.prctl(36, number))
    print(libc.prctl(37, ctypes.byref(value)), value.value, flush=True)
if os.fork() == 0:
    print(libc.prctl(37, ctypes.byref(value)), value.value, flush=True)
    os._exit(0)
os.wait()
print(libc.prctl(37, ctypes.byref(value)), value.value)

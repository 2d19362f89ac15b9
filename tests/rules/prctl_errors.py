"""prctl fails with EINVAL and EFAULT; errno is kept by ctypes only where use_errno is given."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
value = ctypes.c_int(7)
for arguments in ((2, None), (37, None), (16, None), (2, 1), (37, 0), (1, b"text"), (0, 0), (-5, 0), (5000, 1)):
    ctypes.set_errno(0)
    print(arguments, libc.prctl(*arguments), os.strerror(ctypes.get_errno()))
print(libc.prctl(2, ctypes.byref(value)), value, os.strerror(ctypes.get_errno()))
print(ctypes.set_errno(3), ctypes.CDLL("libc.so.6").prctl(1, 65), ctypes.get_errno())
libc.prctl.argtypes = [ctypes.c_int, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong]
print(libc.prctl(1, 15, 0, 0, 0))
try:
    libc.prctl(1, 15)
except TypeError as error:
    print(error)
libc.prctl.restype = None
print(libc.prctl(1, 65, 0, 0, 0), ctypes.get_errno())

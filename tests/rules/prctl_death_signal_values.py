"""Death signals are 0 to 64; others are EINVAL and change nothing."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
value = ctypes.c_int()
for number in (64, 65, 1, -1, 0, 9, 1 << 31):
    ctypes.set_errno(0)
    print(number, libc.prctl(1, number), ctypes.get_errno(), libc.prctl(2, ctypes.byref(value)), value.value)
for number in (ctypes.c_ulong((1 << 32) + 9), ctypes.c_long(15), ctypes.c_ulong(-1), (1 << 32) + 12):
    ctypes.set_errno(0)
    print(number, libc.prctl(1, number), ctypes.get_errno(), libc.prctl(2, ctypes.byref(value)), value.value)
libc.prctl(1, 0)
print([libc.prctl(1, number) for number in range(1, 65)] == [0] * 64)

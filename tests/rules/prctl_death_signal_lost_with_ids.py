"""The death signal is lost when the effective uid or gid becomes another (kernel/cred.c), not when
the ids stay the same, or others change."""
# as: root
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
CALLS = {
    "nothing": lambda: None,
    "same": lambda: os.setresuid(0, 0, 0),
    "setuid 0": lambda: os.setuid(0),
    "setuid": lambda: os.setuid(71),
    "setresuid": lambda: os.setresuid(71, 71, 71),
    "effective": lambda: os.seteuid(71),
    "real": lambda: os.setresuid(71, -1, -1),
    "saved": lambda: os.setresuid(-1, -1, 71),
    "effective gid": lambda: os.setegid(71),
    "real gid": lambda: os.setresgid(71, -1, -1),
    "saved gid": lambda: os.setresgid(-1, -1, 71),
    "groups": lambda: os.setgroups([71]),
    "setreuid": lambda: os.setreuid(71, 0),
    "setregid": lambda: os.setregid(0, 71),
}
for name, call in CALLS.items():
    if os.fork() == 0:
        value = ctypes.c_int()
        libc.prctl(1, signal.SIGTERM)
        call()
        libc.prctl(2, ctypes.byref(value))
        print(name, value.value, flush=True)
        os._exit(0)
    os.wait()
if os.fork() == 0:
    value = ctypes.c_int()
    os.seteuid(71)
    libc.prctl(1, signal.SIGTERM)
    os.seteuid(71)
    libc.prctl(2, ctypes.byref(value))
    print(value.value)
    os.seteuid(0)
    libc.prctl(2, ctypes.byref(value))
    print(value.value, flush=True)
    os._exit(0)
os.wait()

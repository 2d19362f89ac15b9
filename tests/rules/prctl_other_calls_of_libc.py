"""getpid and kin by ctypes: results, errors, and a handler that runs after kill has returned."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
print(libc.getpid() == os.getpid(), libc.getppid() == os.getppid(), libc.getpgid(0) == os.getpgrp())
print(libc.getpgid(99999999), ctypes.get_errno(), libc.kill(99999999, 0), ctypes.get_errno())
print(libc.kill(os.getpid(), 65), ctypes.get_errno())
signal.signal(signal.SIGUSR1, lambda number, frame: print("handler", ctypes.get_errno()))
ctypes.set_errno(0)
print("kill", libc.kill(os.getpid(), signal.SIGUSR1), ctypes.get_errno(), flush=True)
if os.fork() == 0:
    print(libc.getppid() == os.getppid(), libc.setsid() == libc.getpid() == libc.getsid(0), flush=True)
    print(libc.setsid(), os.strerror(ctypes.get_errno()), libc.setpgid(0, 0), ctypes.get_errno(), flush=True)
    os._exit(0)
os.wait()
child = os.fork()
if child == 0:
    print(libc.setpgid(0, 0), os.getpgrp() == os.getpid(), flush=True)
    os._exit(0)
os.wait()

"""PR_SET_PDEATHSIG: a process is sent the signal when its parent ends, and dies of it."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(36, 1)
for number in (signal.SIGTERM, signal.SIGKILL, 34):
    r, w = os.pipe()
    middle = os.fork()
    if middle == 0:
        if os.fork() == 0:
            libc.prctl(1, int(number))
            os.write(w, b"x")
            while True:
                signal.pause()
        os.read(r, 1)
        os._exit(7)
    print(os.waitpid(middle, 0)[1] >> 8, os.waitstatus_to_exitcode(os.wait()[1]))

"""A parent that became another user may not signal a root child, so that the death signal is lost;
it may signal one of its own user, and SIGCONT goes through within a session (kill(2))."""
# as: root
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGCONT})
libc.prctl(36, 1)
for child_uid, number in ((0, signal.SIGUSR1), (71, signal.SIGUSR1), (0, signal.SIGCONT), (72, signal.SIGUSR1)):
    ready_r, ready_w = os.pipe()
    go_r, go_w = os.pipe()
    middle = os.fork()
    if middle == 0:
        if os.fork() == 0:
            os.setresuid(child_uid, child_uid, child_uid)
            libc.prctl(1, int(number))
            os.write(ready_w, b"x")
            os.read(go_r, 1)
            print(child_uid, number.name, sorted(number.name for number in signal.sigpending()), flush=True)
            os._exit(0)
        os.read(ready_r, 1)
        os.setresuid(71, 71, 71)
        os._exit(0)
    os.waitpid(middle, 0)
    os.write(go_w, b"x")
    os.wait()

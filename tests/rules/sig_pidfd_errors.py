"""What pidfd_send_signal() refuses (pidfd_send_signal(2))."""
import os
import signal

me = os.pidfd_open(os.getpid())
r, w = os.pipe()
for fd, number, *rest in ((99, 0), (r, 0), (me, 65), (me, -1), (me, 10, None, 8), (me, 1, 5),
                          (-1, 0), (99, 65), (me, 2**31), (me, 0, None, -1)):
    try:
        print(number, rest, signal.pidfd_send_signal(fd, number, *rest), flush=True)
    except (OSError, TypeError, OverflowError) as error:
        print(number, rest, type(error).__name__, error, flush=True)

"""pidfd_send_signal() sends by pidfd: to oneself, to a child, 0 to ask (pidfd_send_signal(2))."""
import os
import signal

signal.signal(10, lambda number, frame: print("handler", number, flush=True))
me = os.pidfd_open(os.getpid())
print(signal.pidfd_send_signal(me, 10), signal.pidfd_send_signal(me, 0), flush=True)
print(signal.pidfd_send_signal(me, signal.SIGUSR1, None, 0), flush=True)
pid = os.fork()
if pid == 0:
    signal.pause()
fd = os.pidfd_open(pid)
print(signal.pidfd_send_signal(fd, 15), os.waitid(os.P_PIDFD, fd, os.WEXITED).si_status, flush=True)
for number in (0, 15):
    try:
        signal.pidfd_send_signal(fd, number)
    except ProcessLookupError as error:
        print(error, flush=True)

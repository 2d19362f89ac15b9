"""A zombie takes signals by pidfd and by pid and stays as it is; the reaped one is no more (kill(2))."""
import os
import signal

pid = os.fork()
if pid == 0:
    os._exit(5)
fd = os.pidfd_open(pid)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
for number in (0, 15, 9, 19, 18):
    print(signal.pidfd_send_signal(fd, number), os.kill(pid, number), flush=True)
print(os.waitpid(pid, os.WUNTRACED | os.WCONTINUED)[1] >> 8, flush=True)
for send in (lambda: os.kill(pid, 0), lambda: signal.pidfd_send_signal(fd, 0)):
    try:
        send()
    except ProcessLookupError as error:
        print(error, flush=True)

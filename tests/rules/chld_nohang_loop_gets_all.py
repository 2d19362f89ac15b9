"""A SIGCHLD handler that loops over waitpid(-1, WNOHANG) gets every child, though one signal stands
for several deaths, and leaves those alive alone (wait(2))."""
import os
import signal

calls, reaped = [], []


def reap(number, frame):
    calls.append(number)
    while True:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            break
        reaped.append(status >> 8)


signal.signal(signal.SIGCHLD, reap)
r, w = os.pipe()
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
last = os.fork()
if last == 0:
    os.read(r, 1)
    os._exit(9)
for n in range(4):
    pid = os.fork()
    if pid == 0:
        os._exit(n)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
print([int(number) for number in calls], reaped)
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
os.write(w, b".")
print(os.wait()[1] >> 8)

"""A SIGCHLD handler that collects all the children with WNOHANG; the main program waits in vain."""
import os
import signal

codes = []


def handler(number, frame):
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        codes.append(status >> 8)


signal.signal(17, handler)
signal.pthread_sigmask(signal.SIG_BLOCK, [17])
for code in range(5):
    if os.fork() == 0:
        os._exit(code)
while len(codes) < 5:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [17])
    signal.pthread_sigmask(signal.SIG_BLOCK, [17])
print(sorted(codes), flush=True)
try:
    os.wait()
except ChildProcessError as error:
    print(error, flush=True)

"""What a stopped process was sent it handles when it goes on, SIGCONT among it; CPython calls the
handlers in order of number, each once (_PyErr_CheckSignalsTstate)."""
import os
import signal

pid = os.fork()
if pid == 0:
    seen = []
    for number in (15, 18, 10, 1, 40, 17):
        signal.signal(number, lambda number, frame: seen.append(number))
    os.kill(os.getpid(), signal.SIGSTOP)
    print([int(number) for number in seen], flush=True)
    os._exit(0)
os.waitpid(pid, os.WUNTRACED)
for number in (40, 15, 1, 10, 15, 40, 17):
    os.kill(pid, number)
os.kill(pid, signal.SIGCONT)
print(os.wait()[1])

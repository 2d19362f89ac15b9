"""Of several pending signals the lowest number is delivered first, but SIGKILL before all."""
import os

r, w = os.pipe()
for signals in ((15, 1), (14, 15, 10), (15, 9), (34, 15)):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    os.kill(pid, 19)
    os.waitpid(pid, os.WUNTRACED)
    for signal in signals:
        os.kill(pid, signal)
    os.kill(pid, 18)
    print(signals, os.waitpid(pid, 0)[1])

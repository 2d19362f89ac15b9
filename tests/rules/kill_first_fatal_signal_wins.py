"""The first deadly signal to a sleeping process decides, whatever follows (complete_signal)."""
import os

r, w = os.pipe()
for signals in ((15, 1), (1, 15), (15, 9), (9, 15), (15, 19), (15, 3), (14, 18, 9)):
    pid = os.fork()
    if pid == 0:
        os.write(w, b".")
        while True:
            os.read(0, 0)
    os.read(r, 1)
    for signal in signals:
        os.kill(pid, signal)
    print(signals, os.waitpid(pid, os.WUNTRACED)[1])

"""wait of a subreaper goes on until the last orphan of its descendants has ended."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(36, 1)
pipes = [os.pipe() for _ in range(4)]
child = os.fork()
if child == 0:
    for number in range(3):
        if os.fork() == 0:
            os.read(pipes[number][0], 1)
            os._exit(10 + number)
    os._exit(9)
codes = []
while True:
    try:
        codes.append(os.waitstatus_to_exitcode(os.wait()[1]))
    except ChildProcessError:
        break
    if len(codes) < 4:
        os.write(pipes[(2, 0, 1)[len(codes) - 1]][1], b"x")
print(codes)

"""Wait for data and for signals at the same time: the self-pipe.

Question: a program waits in select() for data. How can it wait for signals as well, without the gap
of pause_race.py?

To be seen: at each signal a byte is written into a pipe of one's own, and select() waits for this
pipe, too. In Python set_wakeup_fd() does it: the byte is the number of the signal. A signal that
comes before select() is not lost, for its byte is in the pipe. So signals are handled in the loop,
one after the other, where every function may be called. The pipe must not block, or a flood of
signals could stop the program. `forklore strace self_pipe.py` shows the writes.
"""

import os
import select
import signal


def do_nothing(number: int, frame: object) -> None:
    """The handler; without any, the signal would do its default action."""


wake_r, wake_w = os.pipe()
os.set_blocking(wake_r, False)
os.set_blocking(wake_w, False)
signal.set_wakeup_fd(wake_w)
signal.signal(signal.SIGUSR1, do_nothing)
signal.signal(signal.SIGCHLD, do_nothing)

data_r, data_w = os.pipe()
seen_r, seen_w = os.pipe()
parent = os.getpid()
child = os.fork()
if child == 0:
    os.kill(parent, signal.SIGUSR1)
    os.read(seen_r, 1)
    os.write(data_w, b"some data")
    os.read(seen_r, 1)
    os._exit(5)

while child:
    ready, _, _ = select.select([data_r, wake_r], [], [])
    if data_r in ready:
        print("loop: data", os.read(data_r, 50), flush=True)
    if wake_r in ready:
        for number in os.read(wake_r, 50):
            print("loop: signal", signal.Signals(number).name, flush=True)
            if number == signal.SIGCHLD:
                status = os.waitpid(child, 0)[1]
                print("loop: the child ended with", os.waitstatus_to_exitcode(status))
                child = 0
    os.write(seen_w, b"x")

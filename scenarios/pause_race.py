"""Look whether the signal has come, and if not, wait for it: the signal that comes in between.

Question: a program waits with "if not arrived: signal.pause()". The signal arrives after the look
and before the pause. When does pause() return?

To be seen: never, if nothing else happens: pause() waits for the NEXT signal. Such a gap is a few
instructions wide, so the program works nearly always, and hangs once in a thousand runs. Here the
gap is held open by two pipes, so it happens every time, and a timer rescues the program. See it
with `forklore strace pause_race.py`, and the cure in pause_race_cured.py.
"""

import os
import signal

seen: list[str] = []


def note(number: int, frame: object) -> None:
    seen.append(signal.Signals(number).name)


signal.signal(signal.SIGUSR1, note)
signal.signal(signal.SIGALRM, note)
go_r, go_w = os.pipe()
sent_r, sent_w = os.pipe()

parent = os.getpid()
if os.fork() == 0:
    os.read(go_r, 1)
    os.kill(parent, signal.SIGUSR1)
    os.write(sent_w, b"x")
    os._exit(0)

if not seen:
    print("parent: no signal has come yet, so I shall wait for it", flush=True)

    os.write(go_w, b"x")  # the gap: exactly now the child sends the signal
    os.read(sent_r, 1)
    print("parent: in the gap came", seen, flush=True)

    signal.setitimer(signal.ITIMER_REAL, 0.3, 0.3)
    signal.pause()
    signal.setitimer(signal.ITIMER_REAL, 0)
print("parent: pause() was ended by", seen[1], flush=True)
os.wait()

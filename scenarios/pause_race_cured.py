"""Wait for a signal without a gap: block it first, then take it with sigwait().

Question: the signal arrives after the program has looked for it and before it waits, as in
pause_race.py. Why is it not lost?

To be seen: a signal that is blocked stays pending until somebody takes it, and sigwait() takes one
that is pending at once. It does not matter any more in which of the two moments it comes. No
handler is needed. (In C, sigsuspend() and ppoll() do it with handlers.) `forklore strace
pause_race_cured.py` shows that rt_sigtimedwait does not block.
"""

import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})  # before the fork: no gap at all
go_r, go_w = os.pipe()
sent_r, sent_w = os.pipe()

parent = os.getpid()
if os.fork() == 0:
    os.read(go_r, 1)
    os.kill(parent, signal.SIGUSR1)
    os.write(sent_w, b"x")
    os._exit(0)

print("parent: pending before:", signal.SIGUSR1 in signal.sigpending(), flush=True)

os.write(go_w, b"x")  # what was a gap: exactly now the child sends the signal
os.read(sent_r, 1)
print("parent: pending now:", signal.SIGUSR1 in signal.sigpending(), flush=True)

number = signal.sigwait({signal.SIGUSR1})
print("parent: sigwait() gave", signal.Signals(number).name, flush=True)
print("parent: pending afterwards:", signal.SIGUSR1 in signal.sigpending(), flush=True)
os.wait()

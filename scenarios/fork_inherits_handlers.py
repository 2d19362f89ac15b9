"""Which of a process's signal settings does its child get?

Question: a process has a handler, an ignored signal, a blocked signal that is pending, and a timer.
Which of these does its child have after fork()?

To be seen: the settings, but not what is on its way. Handlers, ignored signals and the mask are
copied. Pending signals were sent to the parent, and the timer is the parent's: the child starts
without. (After exec, the mask and what is ignored would stay, and handlers would not.) It is also
in /proc/PID/status: SigBlk, SigIgn, SigCgt, SigPnd. Look at the calls with
`forklore strace fork_inherits_handlers.py`.
"""

import os
import signal


def my_handler(number: int, frame: object) -> None:
    """Never called here."""


def tell(who: str) -> None:
    handler = signal.getsignal(signal.SIGUSR1)
    print(f"{who}: handler of SIGUSR1: {getattr(handler, '__name__', handler)}")
    print(f"{who}: SIGHUP is ignored: {signal.getsignal(signal.SIGHUP) == signal.SIG_IGN}")
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    print(f"{who}: blocked: {[signal.Signals(number).name for number in blocked]}")
    print(f"{who}: pending: {[signal.Signals(number).name for number in signal.sigpending()]}")
    print(f"{who}: timer runs: {signal.getitimer(signal.ITIMER_REAL)[0] > 0}", flush=True)


signal.signal(signal.SIGUSR1, my_handler)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2})
os.kill(os.getpid(), signal.SIGUSR2)
signal.alarm(60)

tell("parent")
if os.fork() == 0:
    tell("child ")
    os._exit(0)
os.wait()

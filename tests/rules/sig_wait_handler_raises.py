"""An exception in a handler ends sigwaitinfo() and sigtimedwait() (PEP 475)."""
import os
import signal


def handler(number, frame):
    raise RuntimeError(frame.f_code.co_name)


def waiting(call):
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        print("got", call(), flush=True)
    except RuntimeError as error:
        print("raised in", error, flush=True)


signal.signal(14, handler)
signal.pthread_sigmask(signal.SIG_BLOCK, [10])
waiting(lambda: signal.sigwaitinfo([10]))
waiting(lambda: signal.sigtimedwait([10], 20))

"""What sigwait(), sigwaitinfo() and sigtimedwait() refuse (signalmodule.c)."""
import signal

for call in (signal.sigwait, signal.sigwaitinfo, lambda mask: signal.sigtimedwait(mask, 0)):
    for mask in ([0], [65], [-5], None, 10, ["10"], [2**70]):
        try:
            print(mask, call(mask), flush=True)
        except (ValueError, TypeError, OverflowError, OSError) as error:
            print(mask, type(error).__name__, error, flush=True)

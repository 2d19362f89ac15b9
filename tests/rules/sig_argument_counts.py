"""How many arguments the functions of the signal module take (signalmodule.c, Argument Clinic)."""
import signal

for call in (
    lambda: signal.signal(10), lambda: signal.signal(10, print, 1), lambda: signal.getsignal(),
    lambda: signal.alarm(), lambda: signal.setitimer(0), lambda: signal.getitimer(),
    lambda: signal.pause(1), lambda: signal.raise_signal(), lambda: signal.sigpending(1),
    lambda: signal.pthread_sigmask(0), lambda: signal.sigwait(), lambda: signal.sigwaitinfo(),
    lambda: signal.sigtimedwait({10}), lambda: signal.siginterrupt(10),
    lambda: signal.set_wakeup_fd(), lambda: signal.set_wakeup_fd(-1, True),
    lambda: signal.strsignal(), lambda: signal.valid_signals(1), lambda: signal.pthread_kill(1),
    lambda: signal.pidfd_send_signal(1), lambda: signal.signal(signalnum=10, handler=0),
    lambda: signal.default_int_handler(),
):
    try:
        print(call(), flush=True)
    except TypeError as error:
        print(error, flush=True)

"""What the functions of the signal module say about arguments of a wrong type or size."""
import signal

for call in (
    lambda: signal.alarm("1"), lambda: signal.alarm(1.5), lambda: signal.alarm(None),
    lambda: signal.alarm(2**31), lambda: signal.raise_signal("1"),
    lambda: signal.raise_signal(2**31), lambda: signal.raise_signal(1.0),
    lambda: signal.setitimer("0", 1), lambda: signal.setitimer(0, "1"),
    lambda: signal.setitimer(0, None), lambda: signal.getitimer(0.0),
    lambda: signal.siginterrupt("10", True), lambda: signal.strsignal("10"),
    lambda: signal.set_wakeup_fd("1"), lambda: signal.set_wakeup_fd(1.0),
    lambda: signal.set_wakeup_fd(None), lambda: signal.pthread_kill("1", 0),
    lambda: signal.pthread_kill(1, "0"), lambda: signal.pidfd_send_signal("1", 0),
    lambda: signal.pidfd_send_signal(1, 1.5), lambda: signal.pidfd_send_signal(1, 1, 5),
    lambda: signal.pthread_sigmask("0", []), lambda: signal.pthread_sigmask(0, 10),
    lambda: signal.pthread_sigmask(0, ["10"]), lambda: signal.sigwait(10),
    lambda: signal.sigwait([1.5]), lambda: signal.sigwaitinfo(None),
    lambda: signal.sigtimedwait([10], "1"),
):
    try:
        print(call(), flush=True)
    except (TypeError, OverflowError, ValueError, OSError) as error:
        print(type(error).__name__, error, flush=True)

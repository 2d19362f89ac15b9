"""The kernel gives ITIMER_VIRTUAL and ITIMER_PROF a tick more than was asked for, and shows it at
once: more seconds remain than were set (set_cpu_itimer in kernel/time/itimer.c)."""
import signal

for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
    signal.setitimer(timer, 1000)
    print(signal.getitimer(timer)[0] > 1000, flush=True)

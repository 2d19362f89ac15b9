"""ITIMER_VIRTUAL and ITIMER_PROF stand still while the process sleeps (setitimer(2))."""
import signal
import time

for timer in (signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
    seen = []
    signal.signal({1: 26, 2: 27}[timer], lambda number, frame: seen.append(number))
    signal.setitimer(timer, 0.2)
    time.sleep(0.5)
    print(seen, signal.getitimer(timer)[0] > 0.1, flush=True)
    begin = time.process_time()
    while not seen:
        pass
    print(seen, time.process_time() - begin > 0.1, signal.getitimer(timer), flush=True)

"""pthread_kill() to the own thread: the handler runs before it returns (pthread_kill(3))."""
import signal
import threading

signal.signal(10, lambda number, frame: print("handler", number, flush=True))
me = threading.get_ident()
print(signal.pthread_kill(me, 10), me == threading.main_thread().ident, flush=True)
print(signal.pthread_kill(me, 0), flush=True)
for number in (65, -1, 1000, 32, 33):
    try:
        print(signal.pthread_kill(me, number), flush=True)
    except OSError as error:
        print(number, type(error).__name__, error, flush=True)
signal.pthread_sigmask(signal.SIG_BLOCK, [10])
signal.pthread_kill(me, 10)
print(sorted(signal.sigpending()), flush=True)
signal.signal(10, signal.SIG_IGN)
print(signal.sigpending(), flush=True)

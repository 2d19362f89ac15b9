"""A signal that a process sends to itself is handled before the sending call returns
(kill(2), NOTES; os_kill_impl and signal_raise_signal_impl in CPython)."""
import os
import signal

seen = []
signal.signal(10, lambda number, frame: seen.append(number))
os.kill(os.getpid(), 10)
print(seen, flush=True)
print(signal.raise_signal(10), seen, flush=True)
both = [os.kill(os.getpid(), 10), len(seen)]
print(both, flush=True)
os.kill(os.getpid(), 10), print(len(seen), flush=True)
print(seen.append("before"), os.kill(os.getpid(), 10), seen.append("after"), seen, flush=True)

"""The kernel queues real-time signals, but CPython only notes that one has come: the C handler runs five
times, the Python one once (trip_signal)."""
import os
import signal

low = signal.SIGRTMIN
calls = []
r, w = os.pipe()
os.set_blocking(w, False)
signal.set_wakeup_fd(w)
signal.signal(low, lambda *args: calls.append("handler"))
signal.pthread_sigmask(signal.SIG_BLOCK, {low})
for _ in range(5):
    os.kill(os.getpid(), low)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {low})
print(calls, list(os.read(r, 99)))

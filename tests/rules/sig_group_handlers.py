"""kill(0, sig) reaches the handler of the sender too, before it returns (kill(2))."""
import os
import signal

r, w = os.pipe()
signal.pthread_sigmask(signal.SIG_BLOCK, [10])
signal.signal(10, lambda number, frame: os.write(w, b"h"))
for _ in range(3):
    if os.fork() == 0:
        signal.sigwait([10])
        os.write(w, b"c")
        os._exit(0)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [10])
os.kill(0, 10)
os.write(w, b".")
for _ in range(3):
    os.wait()
seen = os.read(r, 9).decode()
print("".join(sorted(seen)), seen.index("h") < seen.index("."), flush=True)

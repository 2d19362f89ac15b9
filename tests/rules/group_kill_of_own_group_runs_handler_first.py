"""killpg of the caller's own group: its handler runs before what stands behind the call; the other
members get the signal too."""
import os
import signal

if os.fork() == 0:
    os.setpgid(0, 0)
    seen = []
    signal.signal(signal.SIGUSR1, lambda *args: seen.append("handler"))
    r, w = os.pipe()
    member = os.fork()
    if member == 0:
        os.write(w, b".")
        while not seen:
            os.sched_yield()
        os._exit(6)
    os.read(r, 1)
    os.killpg(0, signal.SIGUSR1)
    seen.append("behind killpg")
    print(seen, os.wait()[1] >> 8, flush=True)
    os.kill(0, signal.SIGUSR1)
    print(seen, flush=True)
    os._exit(0)
print(os.wait()[1])

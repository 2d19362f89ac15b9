"""A parent's SIGTERM handler passes the signal on to its children, reaps them, and dies of the same signal, so
that its own parent sees the true cause."""
import os
import signal

r, w = os.pipe()
master = os.fork()
if master == 0:
    children = []

    def stop(number, frame):
        for pid in children:
            os.kill(pid, number)
        for pid in children:
            os.write(w, b"%d " % os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    for n in range(3):
        pid = os.fork()
        if pid == 0:
            signal.pause()
        children.append(pid)
    signal.signal(signal.SIGTERM, stop)
    os.write(w, b"ready ")
    while True:
        os.sched_yield()
print(os.read(r, 6))
os.kill(master, signal.SIGTERM)
print(os.waitstatus_to_exitcode(os.wait()[1]), os.read(r, 99))

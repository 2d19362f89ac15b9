"""SIGINT to a group, as a terminal sends it: every member gets its KeyboardInterrupt, the parent too."""
import os
import signal

signal.signal(signal.SIGINT, signal.default_int_handler)
leader = os.fork()
if leader == 0:
    os.setpgid(0, 0)
    r, w = os.pipe()
    children = []
    for n in range(3):
        pid = os.fork()
        if pid == 0:
            try:
                os.write(w, b".")
                while True:
                    os.sched_yield()
            except KeyboardInterrupt:
                os._exit(20 + n)
        os.read(r, 1)
        children.append(pid)
    try:
        if os.fork() == 0:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            os.killpg(0, signal.SIGINT)
            os._exit(0)
        while True:
            os.sched_yield()
    except KeyboardInterrupt:
        print("parent interrupted", flush=True)
    print([os.waitpid(pid, 0)[1] >> 8 for pid in children], flush=True)
    os._exit(os.wait()[1])
print(os.wait()[1])

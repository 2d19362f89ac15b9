"""A grandchild's time reaches the grandparent only if the parent has waited for it."""
import os


def burn():
    while os.times().user < 0.01:
        for _ in range(1000):
            pass
    os._exit(0)


for waits in (True, False):
    before = os.times().children_user
    if os.fork() == 0:
        pid = os.fork()
        if pid == 0:
            burn()
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        if waits:
            os.wait()
        os._exit(0)
    os.wait()
    print(waits, os.times().children_user - before >= 0.01)

"""PEP 475: wait(), waitpid(), waitid() and wait3/4 go on after a handler; here it ends the child."""
import os
import signal


def handler(number, frame):
    print("handler", flush=True)
    os.kill(pid, 9)


r, w = os.pipe()
signal.signal(14, handler)
for call in (os.wait, lambda: os.waitpid(pid, 0), lambda: os.waitpid(-1, os.WUNTRACED),
             lambda: os.wait3(0)[:2], lambda: os.wait4(pid, 0)[:2],
             lambda: os.waitid(os.P_PID, pid, os.WEXITED)[3:1:-1]):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    print(call()[1], flush=True)

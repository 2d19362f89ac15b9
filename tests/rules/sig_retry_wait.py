"""PEP 475: wait(), waitpid(), waitid() and wait3/4 go on after a handler; here it ends the child."""
import os
import signal


def handler(number, frame):
    print("handler", flush=True)
    os.kill(pid, 9)


signal.signal(14, handler)
for call in (lambda: os.wait()[1], lambda: os.waitpid(pid, 0)[1],
             lambda: os.waitpid(-1, os.WUNTRACED)[1], lambda: os.wait3(0)[1],
             lambda: os.wait4(pid, 0)[1],
             lambda: os.waitid(os.P_PID, pid, os.WEXITED).si_status):
    pid = os.fork()
    if pid == 0:
        signal.alarm(0)
        signal.pause()
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    print(call(), flush=True)

"""An exception from the handler ends wait(), waitpid(), waitid() (PEP 475); the child lives on."""
import os
import signal


def handler(number, frame):
    raise TimeoutError(frame.f_code.co_name)


def timed(function, *args):
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        print(function(*args), flush=True)
    except TimeoutError as error:
        print(repr(error), flush=True)


signal.signal(14, handler)
child = os.fork()
if child == 0:
    signal.pause()
timed(os.wait)
timed(os.waitpid, child, 0)
timed(os.waitid, os.P_ALL, 0, os.WEXITED)
timed(os.wait4, child, os.WUNTRACED)
os.kill(child, 9)
print(os.wait()[1], flush=True)

"""An exception from the handler ends every call that waits (PEP 475)."""
import os
import select
import signal
import tempfile
import time


class Alarm(Exception):
    pass


def handler(number, frame):
    raise Alarm(frame.f_lineno - first)


r, w = os.pipe()
full_r, full_w = os.pipe()
os.write(full_w, bytes(65536))
child = os.fork()
if child == 0:
    signal.pause()
os.dup2(r, 0)
name = tempfile.mktemp()
os.mkfifo(name)
poller = select.poll()
poller.register(r)
signal.signal(14, handler)
first = handler.__code__.co_firstlineno
file = open(r, "rb", closefd=False)
for call in (lambda: os.read(r, 1), lambda: os.write(full_w, b"."), os.wait,
             lambda: os.waitpid(child, 0)):
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        print(call(), flush=True)
    except Alarm as error:
        print(type(error).__name__, flush=True)
for call in (lambda: os.waitid(os.P_ALL, 0, os.WEXITED), lambda: time.sleep(20), poller.poll,
             lambda: select.select([r], [], [], 30), lambda: os.open(name, os.O_RDONLY), input,
             lambda: file.read(1)):
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        print(call(), flush=True)
    except Alarm as error:
        print(type(error).__name__, flush=True)
os.unlink(name)
os.kill(child, 9)
os.wait()

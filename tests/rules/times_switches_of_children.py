"""How often children gave up the CPU counts with their time: when they were waited for."""
import os
import resource
import signal
import time


def children():
    return resource.getrusage(resource.RUSAGE_CHILDREN)


def sleep(times):
    for _ in range(times):
        time.sleep(0.001)
    os._exit(0)


def start(times):
    pid = os.fork()
    if pid == 0:
        sleep(times)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    return pid


first = start(5)
print("not waited for:", children().ru_nvcsw, flush=True)
usage = os.wait4(first, 0)[2]
print("waited for:", usage.ru_nvcsw >= 5, children().ru_nvcsw - usage.ru_nvcsw, flush=True)

for waits in (True, False):
    before = children()
    pid = os.fork()
    if pid == 0:
        start(20)
        if waits:
            os.wait()
        os._exit(0)
    usage = os.wait4(pid, 0)[2]
    after = children()
    print("grandchildren:", waits, usage.ru_nvcsw >= 20,
          after.ru_nvcsw - before.ru_nvcsw == usage.ru_nvcsw, flush=True)

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
before = children()
if os.fork() == 0:
    sleep(20)
try:
    os.wait()
except ChildProcessError:
    print("ignored children:", children() == before)

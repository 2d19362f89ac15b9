"""A stopped process with a handler of SIGCONT: it goes on, and then the handler runs (signal(7))."""
import os
import signal

pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGCONT, lambda number, frame: print("handler", flush=True))
    os.kill(os.getpid(), 19)
    print("goes on", flush=True)
    os._exit(0)
print(hex(os.waitpid(pid, os.WUNTRACED)[1]), flush=True)
os.kill(pid, 18)
print(os.wait()[1], flush=True)

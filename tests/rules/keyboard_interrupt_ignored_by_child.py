"""Who ignores SIGINT outlives the interrupt of its group, and so do its children, who inherit that; a handler
set later is in force again."""
import os
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
r, w = os.pipe()
leader = os.fork()
if leader == 0:
    os.setpgid(0, 0)
    pid = os.fork()
    if pid == 0:
        print(signal.getsignal(signal.SIGINT).name, flush=True)
        os.killpg(0, signal.SIGINT)
        os.write(w, b"grandchild lives ")
        os._exit(0)
    os.waitpid(pid, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.kill(0, signal.SIGINT)
    os.write(w, b"not reached")
os.waitpid(leader, 0)
os.close(w)
print(os.read(r, 99))

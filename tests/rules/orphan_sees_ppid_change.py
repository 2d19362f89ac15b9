"""getppid() gives another number once the parent has ended, even before it is reaped."""
import os

r, w = os.pipe()
r2, w2 = os.pipe()
middle = os.fork()
if middle == 0:
    me = os.getpid()
    if os.fork() == 0:
        os.close(w2)
        os.write(w, b"1" if os.getppid() == me else b"0")
        os.read(r2, 1)
        os.write(w, b"1" if os.getppid() == me else b"0")
        os._exit(0)
    os.close(w2)
    os.close(w)
    os.kill(me, 19)
    os._exit(0)
os.waitpid(middle, os.WUNTRACED)
os.close(w)
print(os.read(r, 1))
os.kill(middle, 18)
os.waitid(os.P_PID, middle, os.WEXITED | os.WNOWAIT)
os.close(w2)
print(os.read(r, 1), os.wait()[1])

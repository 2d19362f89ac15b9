"""A grandchild is not a child: ECHILD (wait(2))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    grandchild = os.fork()
    if grandchild == 0:
        os._exit(5)
    os.write(w, b"%d" % grandchild)
    os.waitid(os.P_PID, grandchild, os.WEXITED | os.WNOWAIT)
    os.read(0, 1)
    os._exit(0)
grandchild = int(os.read(r, 20))
for options in (0, os.WNOHANG):
    try:
        print(os.waitpid(grandchild, options))
    except ChildProcessError as error:
        print(error)
os.waitpid(pid, 0)

"""Who waits for one group sleeps on when its last child leaves that group and stops: it is not
woken, so that it does not even notice that there is nobody to wait for (pid_child_should_wake)."""
import os
import time

parent = os.fork()
if parent == 0:
    child = os.fork()
    if child == 0:
        time.sleep(0.1)
        os.setpgid(0, 0)
        os.kill(os.getpid(), 19)
        os._exit(0)
    try:
        os.waitpid(0, os.WUNTRACED)
    except ChildProcessError as error:
        os.write(1, f"{error}\n".encode())
    os._exit(0)
time.sleep(0.4)
print(open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0])
print(os.waitpid(parent, os.WNOHANG))
os.kill(parent, 9)
print(os.wait()[1])

"""When the master is closed the session's leader gets SIGHUP; at its end so does the group that was
in the foreground (tty_signal_session_leader, disassociate_ctty)."""
import os
import time

ready, alive = os.pipe(), os.pipe()
pid, master = os.forkpty()
if pid == 0:
    os.close(ready[0])
    os.close(alive[0])
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            os.write(ready[1], b".")
            time.sleep(60)
            os._exit(0)
        children.append(child)
        os.read(0, 0)
    for child in children:
        while os.getpgid(child) != child:
            pass
    os.tcsetpgrp(0, children[0])
    os.write(ready[1], b"%d " % children[1])
    time.sleep(60)
os.close(ready[1])
os.close(alive[1])
text = b""
while b" " not in text or text.count(b".") < 2:
    text += os.read(ready[0], 100)
os.close(master)
print(os.WTERMSIG(os.waitpid(pid, 0)[1]))
background = int(text.strip(b". "))
os.kill(background, 0)
os.kill(background, 9)
print(os.read(alive[0], 1))

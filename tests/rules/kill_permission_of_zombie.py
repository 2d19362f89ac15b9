"""The rules of permission hold for zombies too, by the user that they were (kill(2))."""
# as: root
import os

for uid in (71, 0):
    zombie = os.fork()
    if zombie == 0:
        os.setuid(uid)
        os._exit(0)
    os.waitid(os.P_PID, zombie, os.WEXITED | os.WNOWAIT)
    killer = os.fork()
    if killer == 0:
        os.setuid(71)
        try:
            print(os.kill(zombie, 9), flush=True)
        except PermissionError as error:
            print(error, flush=True)
        os._exit(0)
    os.waitpid(killer, 0)
    os.wait()

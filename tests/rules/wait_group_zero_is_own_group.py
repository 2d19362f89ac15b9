"""waitpid(0) waits for children in the caller's group only."""
import os

pid = os.fork()
if pid == 0:
    os._exit(0)
try:
    os.setpgid(pid, 0)
except OSError as error:
    print(error)
try:
    print(os.waitpid(0, 0))
except ChildProcessError as error:
    print(error)
print(os.waitpid(-1, 0)[0] == pid)

"""A child's end is reported once."""
import os

pid = os.fork()
if pid == 0:
    os._exit(3)
print(os.waitpid(pid, 0)[1] >> 8)
for call in (lambda: os.waitpid(pid, 0), lambda: os.wait(), lambda: os.kill(pid, 0)):
    try:
        call()
    except OSError as error:
        print(error)

"""A supervisor kills a child that takes too long: poll a pidfd with a timeout."""
import os
import select
import time

for seconds in (0.05, 30):
    pid = os.fork()
    if pid == 0:
        time.sleep(seconds)
        os._exit(3)
    fd = os.pidfd_open(pid)
    if not select.select([fd], [], [], 1)[0]:
        print("too slow")
        os.kill(pid, 15)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    os.close(fd)

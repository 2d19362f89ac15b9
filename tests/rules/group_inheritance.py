"""fork() keeps group and session; setpgrp() makes a group of one's own in the same session; a child's
child inherits that (fork(2), setpgid(2))."""
import os

session, group = os.getsid(0), os.getpgrp()
if os.fork() == 0:
    print(os.getsid(0) == session, os.getpgrp() == group, flush=True)
    os.setpgrp()
    print(os.getsid(0) == session, os.getpgrp() == os.getpid(), flush=True)
    if os.fork() == 0:
        print(os.getsid(0) == session, os.getpgrp() == os.getppid() == os.getpgid(os.getppid()), flush=True)
        os.setpgid(0, group)
        print(os.getpgrp() == group, flush=True)
        os._exit(0)
    os._exit(os.wait()[1])
print(os.wait()[1], os.getpgrp() == group)

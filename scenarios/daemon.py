"""The making of a daemon: a process without a terminal that nobody waits for.

Question: a program shall go on in the background when the user has closed the terminal and gone.
What must it give up?

To be seen: it forks, and who started it need not wait. setsid() makes a new session, which has no
terminal. After the second fork it is not the session's leader, and cannot get a terminal by opening
one. It leaves its directory, which could not be unmounted otherwise, the umask and the descriptors
of its starter. The daemon tells through a pipe what it has become; the first lines of
`forklore strace daemon.py` show the steps.
"""

import os
import time

report_r, report_w = os.pipe()
starter_session = os.getsid(0)

middle = os.fork()
if middle == 0:
    os.setsid()
    leader = os.getpid()
    if os.fork() != 0:
        os._exit(0)

    # From here on: the daemon.
    os.chdir("/")
    os.umask(0o027)
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in 0, 1, 2:
        os.dup2(null, descriptor)
    os.closerange(3, report_w)
    os.closerange(report_w + 1, 256)
    while os.getppid() == leader:
        time.sleep(0.01)

    others = [n for n in range(3, 256) if os.path.exists(f"/proc/self/fd/{n}")]
    facts = {
        "its parent has ended": os.getppid() != leader,
        "session is the starter's": os.getsid(0) == starter_session,
        "session is the one of the process in the middle": os.getsid(0) == leader,
        "group is the session's first": os.getpgrp() == leader,
        "leads its session": os.getsid(0) == os.getpid(),
        "directory": os.getcwd(),
        "umask": f"{os.umask(0):03o}",
        "descriptors": [os.readlink(f"/proc/self/fd/{n}") for n in (0, 1, 2)],
        "the report is the only other": others == [report_w],
    }
    for fact, value in facts.items():
        os.write(report_w, f"{fact}: {value}\n".encode())
    os._exit(0)

os.waitpid(middle, 0)  # the one in the middle; nobody here waits for the daemon
os.close(report_w)
with open(report_r) as report:
    for line in report:
        print("daemon:", line.rstrip())

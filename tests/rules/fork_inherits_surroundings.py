"""A child has its parent's directory, umask, environment, group, session, nice value (fork(2))."""
import os

os.chdir("/dev")
os.umask(0o37)
os.environ["COLOUR"] = "red"
os.nice(3)
group, session = os.getpgid(0), os.getsid(0)
pid = os.fork()
if pid == 0:
    print(os.getcwd(), oct(os.umask(0)), os.environ["COLOUR"], os.nice(0))
    print(os.getpgid(0) == group, os.getsid(0) == session, os.getpgrp() == group)
    raise SystemExit
os.wait()

"""What a child changes of its surroundings is not changed in the parent (fork(2))."""
import os

os.chdir("/")
os.umask(0o22)
os.environ["COLOUR"] = "red"
if os.fork() == 0:
    os.chdir("/dev")
    os.umask(0)
    os.environ["COLOUR"] = "blue"
    del os.environ["PATH"]
    os.nice(5)
    os.setpgid(0, 0)
    os._exit(0)
os.wait()
print(os.getcwd(), oct(os.umask(0)), os.environ["COLOUR"], "PATH" in os.environ, os.nice(0))
print(os.getpgid(0) == os.getpgrp(), os.getpriority(os.PRIO_PROCESS, 0))

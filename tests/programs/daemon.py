# the double fork, with its output in a file
import os, sys, time
def daemonize(logfile):
    pid = os.fork()
    if pid > 0:
        os.waitpid(pid, 0)
        return False
    os.chdir(".")
    os.setsid()
    os.umask(0o027)
    if os.fork() > 0:
        os._exit(0)
    sys.stdout.flush()
    sys.stderr.flush()
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    out = os.open(logfile, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    os.dup2(out, 1)
    os.dup2(out, 2)
    return True
r, w = os.pipe()
if daemonize("daemon.log"):
    os.close(r)
    print("daemon started", os.getsid(0) != os.getpid(), os.getpgrp() == os.getsid(0))
    print("to stderr", file=sys.stderr)
    print(sys.stdin.read() == "")
    sys.stdout.flush()
    os.close(w)
    os._exit(0)
os.close(w)
os.read(r, 1)
print(open("daemon.log").read(), end="")
print(oct(os.stat("daemon.log").st_mode))

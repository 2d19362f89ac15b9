# Stevens, APUE: how each child ended
import os, signal, sys

def pr_exit(status):
    if os.WIFEXITED(status):
        print("normal termination, exit status =", os.WEXITSTATUS(status))
    elif os.WIFSIGNALED(status):
        print("abnormal termination, signal number = %d%s" % (os.WTERMSIG(status), " (core file generated)" if os.WCOREDUMP(status) else ""))
        print(signal.strsignal(os.WTERMSIG(status)))
    elif os.WIFSTOPPED(status):
        print("child stopped, signal number =", os.WSTOPSIG(status))

def one(f):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        f()
    assert os.wait()[0] == pid or False
    return None

def run(f):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        f()
    p, st = os.wait()
    pr_exit(st)

run(lambda: sys.exit(7))
run(lambda: os.kill(os.getpid(), signal.SIGKILL))
run(lambda: os.kill(os.getpid(), signal.SIGTERM))
run(lambda: os._exit(255))
run(lambda: os._exit(256 + 3))
run(lambda: sys.exit(-1))

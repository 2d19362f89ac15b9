"""What counts is whether SIGCHLD is ignored when the child ends, not when it is born: set to SIG_DFL
again a zombie remains (do_notify_parent)."""
import os
import signal

for before, after in ((signal.SIG_IGN, signal.SIG_DFL), (signal.SIG_DFL, signal.SIG_IGN)):
    signal.signal(signal.SIGCHLD, before)
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(w)
        os.read(r, 1)
        os._exit(5)
    signal.signal(signal.SIGCHLD, after)
    os.close(w)
    try:
        print(os.waitpid(pid, 0)[1] >> 8)
    except ChildProcessError as error:
        print(error)

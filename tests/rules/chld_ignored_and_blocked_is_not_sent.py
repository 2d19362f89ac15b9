"""A death sends no SIGCHLD to a parent that ignores it, even one that blocks it (do_notify_parent);
kill() does: what is blocked becomes pending though ignored."""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
if os.fork() == 0:
    os._exit(0)
try:
    os.wait()
except ChildProcessError as error:
    print(error)
print(signal.SIGCHLD in signal.sigpending())
os.kill(os.getpid(), signal.SIGCHLD)
print(signal.SIGCHLD in signal.sigpending())
print(signal.sigwait({signal.SIGCHLD}).name)

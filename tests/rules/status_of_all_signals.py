"""What each of the 64 signals does by default to a child that waits (signal(7)): kill it, stop it, or
nothing. CPython ignores SIGPIPE and SIGXFSZ and handles SIGINT; their defaults are put back here."""
import os
import resource
import signal

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.SIG_DFL)
kinds = {}
for number in range(1, 65):
    r, w = os.pipe()
    r2, w2 = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        os.close(w)
        os.write(w2, b".")
        os.read(r, 1)
        os._exit(0)
    os.read(r2, 1)
    os.kill(pid, number)
    os.close(w)
    status = os.waitpid(pid, os.WUNTRACED)[1]
    if os.WIFSTOPPED(status):
        kinds.setdefault("stop", []).append(os.WSTOPSIG(status))
        os.kill(pid, 9)
        os.wait()
    elif os.WIFSIGNALED(status):
        kinds.setdefault("kill", []).append(os.WTERMSIG(status))
    else:
        kinds.setdefault("nothing", []).append(number)
    for fd in (r, r2, w2):
        os.close(fd)
for kind in sorted(kinds):
    print(kind, kinds[kind])

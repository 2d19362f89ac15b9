"""A session leader's group is orphaned, since its parent is in another session: SIGTSTP stops no member.
A child's own group is not: its parent is in the same session (setpgid(2))."""
import os
import signal

for own in (False, True):
    leader = os.fork()
    if leader == 0:
        os.setsid()
        pid = os.fork()
        if pid == 0:
            if own:
                os.setpgid(0, 0)
            os.kill(os.getpid(), signal.SIGTSTP)
            os._exit(5)
        status = os.waitpid(pid, os.WUNTRACED)[1]
        print(os.WIFSTOPPED(status), flush=True)
        if own:
            os.kill(pid, signal.SIGKILL)
            os.wait()
        os._exit(0)
    os.waitpid(leader, 0)

"""When a session leader without a terminal ends, the other members get no SIGHUP (disassociate_ctty);
their session stays theirs."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP, signal.SIGCONT})
r, w = os.pipe()
r2, w2 = os.pipe()
leader = os.fork()
if leader == 0:
    os.setsid()
    leader = os.getpid()
    for own in (False, True):
        if os.fork() == 0:
            if own:
                os.setpgid(0, 0)
            os.close(w2)
            os.read(r2, 1)
            os.write(w, b"%d%d " % (len(signal.sigpending()), os.getsid(0) == leader))
            os._exit(0)
    os._exit(0)
os.waitpid(leader, 0)
os.close(w)
os.close(w2)
with open(r) as file:
    print(file.read())

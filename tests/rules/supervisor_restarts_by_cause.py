"""A supervisor that restarts workers killed by a signal, or ending with a status other than 0; the order of
its decisions is fixed, for there is one worker at a time."""
import os
import resource
import signal

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
ends = [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(3), os.abort,
        lambda: signal.raise_signal(signal.SIGUSR1), lambda: os._exit(0)]
for attempt in range(10):
    pid = os.fork()
    if pid == 0:
        ends[attempt]()
    status = os.waitpid(pid, 0)[1]
    if os.WIFSIGNALED(status):
        print("killed by", signal.Signals(os.WTERMSIG(status)).name, "- again")
    elif os.WEXITSTATUS(status):
        print("ended with", os.WEXITSTATUS(status), "- again")
    else:
        print("done")
        break

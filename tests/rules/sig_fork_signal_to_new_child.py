"""A signal sent at once after fork(): with the signal blocked over fork() the child gets it when
it unblocks it, with the child's state."""
import os
import signal

state = "parent"
signal.signal(10, lambda number, frame: print("handler in", state, frame.f_code.co_name, flush=True))
signal.pthread_sigmask(signal.SIG_BLOCK, [10])
pid = os.fork()
if pid == 0:
    state = "child"
    signal.sigwait([10])
    os.kill(os.getpid(), 10)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [10])
    os._exit(0)
os.kill(pid, 10)
print(os.wait()[1], signal.sigpending(), flush=True)

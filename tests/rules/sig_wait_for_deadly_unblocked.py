"""A signal that ends the process does so even if the process waits for it, unless it blocks it; one
that would dump core comes too late for that (complete_signal in kernel/signal.c)."""
import os
import resource
import signal

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
for blocked in ([], [15, 3, 34]):
    for number in (15, 3, 34):
        r, w = os.pipe()
        pid = os.fork()
        if pid == 0:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            os.write(w, b".")
            os._exit(signal.sigwait([number]))
        os.read(r, 1)
        while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
            os.sched_yield()
        os.kill(pid, number)
        print(number, len(blocked), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)

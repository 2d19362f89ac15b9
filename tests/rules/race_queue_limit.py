"""RLIMIT_SIGPENDING bounds queued real-time signals: kill() of a further one still succeeds, but is not
queued again and has lost its siginfo; SIGUSR1 has a place always (__send_signal_locked)."""
import os
import resource
import signal

low = signal.SIGRTMIN
signal.pthread_sigmask(signal.SIG_BLOCK, {low, signal.SIGUSR1})
resource.setrlimit(resource.RLIMIT_SIGPENDING, (0, 0))
print([os.kill(os.getpid(), number) for number in (low, low, low, signal.SIGUSR1)])
counts = 0
while info := signal.sigtimedwait({low}, 0):
    counts += 1
    print(info.si_pid, info.si_uid, info.si_code)
print(counts, signal.sigtimedwait({signal.SIGUSR1}, 0).si_pid == os.getpid())

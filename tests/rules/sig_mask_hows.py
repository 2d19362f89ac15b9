"""pthread_sigmask() returns the old mask, and does what `how` says (pthread_sigmask(3))."""
import signal

print(signal.pthread_sigmask(signal.SIG_BLOCK, []), flush=True)
print(signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12]), flush=True)
print(sorted(signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM, 12))), flush=True)
print(sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, {12, 14})), flush=True)
print(sorted(signal.pthread_sigmask(signal.SIG_SETMASK, range(1, 4))), flush=True)
print(sorted(signal.pthread_sigmask(signal.SIG_SETMASK, iter([40, 64]))), flush=True)
print(sorted(signal.pthread_sigmask(0, {})), sorted(signal.pthread_sigmask(2, [])), flush=True)
print(signal.pthread_sigmask(1, []), type(signal.pthread_sigmask(1, [])).__name__, flush=True)

"""Setting a pending signal to SIG_IGN throws it away, whether it is blocked or not; SIG_DFL does
so if the default is to ignore (sigaction(2), NOTES; do_sigaction)."""
import os
import signal

seen = []
numbers = [10, 17, 23, 28, 40]
for action in (signal.SIG_IGN, signal.SIG_DFL):
    signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    for number in numbers:
        signal.signal(number, lambda number, frame: seen.append(number))
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)
        signal.signal(number, action)
        print(number, [int(number) for number in sorted(signal.sigpending())], flush=True)
    for number in numbers:
        signal.signal(number, lambda number, frame: seen.append(number))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
    print(action, seen, flush=True)

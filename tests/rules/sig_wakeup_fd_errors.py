"""set_wakeup_fd() wants an open, non-blocking descriptor (signal_set_wakeup_fd_impl)."""
import os
import signal
import tempfile

r, w = os.pipe()
file = tempfile.TemporaryFile()
os.dup2(w, 80)
os.dup2(file.fileno(), 81)
for fd in (80, 81, 79, -2, 2**31, True, -1):
    try:
        print(fd, signal.set_wakeup_fd(fd), flush=True)
    except (OSError, ValueError, OverflowError) as error:
        print(fd, type(error).__name__, error, flush=True)
os.set_blocking(80, False)
print(signal.set_wakeup_fd(80), signal.set_wakeup_fd(-2 + 1), flush=True)
try:
    signal.set_wakeup_fd(79)
except OSError:
    print(signal.set_wakeup_fd(-1), flush=True)

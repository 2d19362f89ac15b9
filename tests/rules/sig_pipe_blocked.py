"""A blocked SIGPIPE becomes pending, and write() raises BrokenPipeError; it is sent by the kernel to
the thread, in the name of the writer itself (send_sig in fs/pipe.c)."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [13])
r, w = os.pipe()
os.close(r)
for _ in range(2):
    try:
        os.write(w, b".")
    except BrokenPipeError as error:
        print(error, sorted(signal.sigpending()), flush=True)
info = signal.sigwaitinfo([13])
print(info.si_code, info.si_pid == os.getpid(), info.si_uid == os.getuid(), flush=True)
print(signal.sigpending(), flush=True)

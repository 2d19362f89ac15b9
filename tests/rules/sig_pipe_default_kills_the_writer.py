"""With SIGPIPE set back to its default a writer without a reader dies of it (pipe(7), signal(7))."""
import os
import signal

r, w = os.pipe()
os.close(r)
for restore in (False, True):
    if os.fork() == 0:
        if restore:
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        try:
            os.write(w, b".")
        except BrokenPipeError as error:
            print(error, flush=True)
        os._exit(3)
    print(os.wait()[1], flush=True)

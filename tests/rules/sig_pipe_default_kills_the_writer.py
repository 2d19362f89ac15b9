"""With SIGPIPE set back to its default a writer without a reader dies of it (pipe(7), signal(7))."""
import os
import signal

for restore in (False, True):
    r, w = os.pipe()
    if os.fork() == 0:
        os.close(r)
        if restore:
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        try:
            os.write(w, b".")
        except BrokenPipeError as error:
            print(error, flush=True)
        os._exit(3)
    os.close(r)
    print(os.wait()[1], flush=True)

"""raise_signal of every signal in a child with default dispositions: what kills does so within the call; stops
by a terminal do nothing in an orphaned group; 32 and 33 are the C library's: EINVAL."""
import os
import resource
import signal

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
for number in range(1, 65):
    pid = os.fork()
    if pid == 0:
        os.setsid()
        if number not in (9, 19, 32, 33):
            signal.signal(number, signal.SIG_DFL)
        try:
            signal.raise_signal(number)
        except OSError as error:
            os._exit(error.errno)
        os._exit(100)
    status = os.waitpid(pid, os.WUNTRACED)[1]
    print(number, hex(status), end="; " if number % 8 else "\n", flush=True)
    if os.WIFSTOPPED(status):
        os.kill(pid, 9)
        os.wait()

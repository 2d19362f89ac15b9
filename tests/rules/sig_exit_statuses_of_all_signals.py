"""How a parent sees the deaths by each signal that kills; no core with RLIMIT_CORE 0 (wait(2))."""
import os
import resource
import signal

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
for number in sorted(signal.valid_signals() - {17, 18, 19, 20, 21, 22, 23, 28}):
    if os.fork() == 0:
        if number != 9:
            signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        os._exit(0)
    status = os.wait()[1]
    print(int(number), os.WIFSIGNALED(status), os.WTERMSIG(status), os.WCOREDUMP(status),
          os.waitstatus_to_exitcode(status), flush=True)

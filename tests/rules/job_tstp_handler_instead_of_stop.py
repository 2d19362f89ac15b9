"""With a handler SIGTSTP, SIGTTIN and SIGTTOU do not stop a process (signal(7))."""
import os
import signal

pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    seen = []
    for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
        signal.signal(number, lambda number, frame: seen.append(int(number)))
        os.kill(os.getpid(), number)
    print(seen, flush=True)
    os._exit(4)
print(os.waitpid(pid, os.WUNTRACED)[1] >> 8)

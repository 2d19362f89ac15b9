"""SIGTSTP, SIGTTIN and SIGTTOU can be ignored, SIGSTOP cannot (signal(2))."""
import os
import signal

for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGSTOP):
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        try:
            signal.signal(number, signal.SIG_IGN)
        except OSError as error:
            print(error, flush=True)
        os.kill(os.getpid(), number)
        os._exit(5)
    status = os.waitpid(pid, os.WUNTRACED)[1]
    print(number.name, os.WIFSTOPPED(status))
    if os.WIFSTOPPED(status):
        os.kill(pid, 9)
        os.wait()

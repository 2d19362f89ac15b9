"""SIGTSTP can be handled; the handler may stop the process itself (signal(7))."""
import os
import signal

pid = os.fork()
if pid == 0:
    def handler(number, frame):
        print("handler", flush=True)
        os.kill(os.getpid(), signal.SIGSTOP)
        print("handler goes on", flush=True)

    signal.signal(signal.SIGTSTP, handler)
    os.kill(os.getpid(), signal.SIGTSTP)
    print("end", flush=True)
    os._exit(1)
status = os.waitpid(pid, os.WUNTRACED)[1]
print(os.WIFSTOPPED(status), os.WSTOPSIG(status), flush=True)
os.kill(pid, signal.SIGCONT)
print(os.waitpid(pid, 0)[1] >> 8, flush=True)

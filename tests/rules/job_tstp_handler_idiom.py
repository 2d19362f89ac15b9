"""The idiom of a SIGTSTP handler: put the default back, send the signal again, and after being
continued install the handler again; the parent sees a stop by SIGTSTP."""
import os
import signal


def handle(number, frame):
    os.write(1, b"tidy up before the stop\n")
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    signal.signal(number, handle)
    os.write(1, b"redraw after it\n")


pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    signal.signal(signal.SIGTSTP, handle)
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGTSTP)
    os._exit(3)
for _ in range(2):
    print(os.WSTOPSIG(os.waitpid(pid, os.WUNTRACED)[1]), flush=True)
    os.kill(pid, signal.SIGCONT)
print(os.wait()[1] >> 8)

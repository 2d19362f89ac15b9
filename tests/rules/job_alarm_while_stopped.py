"""A timer goes on while its process is stopped; the alarm is handled when the process goes on."""
import os
import signal
import time

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGALRM, lambda *args: os.write(w, b"alarm"))
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    os.kill(os.getpid(), signal.SIGSTOP)
    os.write(w, b", behind the stop")
    os._exit(0)
os.waitpid(pid, os.WUNTRACED)
time.sleep(0.5)
os.set_blocking(r, False)
try:
    os.read(r, 99)
except BlockingIOError:
    print("nothing yet")
os.kill(pid, signal.SIGCONT)
os.wait()
print(os.read(r, 99))

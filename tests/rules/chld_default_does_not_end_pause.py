"""SIGCHLD has no effect by default: it does not even end a pause() (pause(2), signal(7))."""
import os
import signal
import time

events = []
signal.signal(signal.SIGALRM, lambda *args: events.append("alarm"))
if os.fork() == 0:
    time.sleep(0.1)
    os._exit(0)
signal.setitimer(signal.ITIMER_REAL, 0.5)
signal.pause()
print(events, os.waitpid(-1, os.WNOHANG)[1])

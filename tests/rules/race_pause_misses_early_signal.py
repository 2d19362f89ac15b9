"""A handler that has run before pause() does not end it: the signal is lost to it, an alarm is needed."""
import os
import signal

seen = []
signal.signal(signal.SIGUSR1, lambda *args: seen.append("USR1"))
signal.signal(signal.SIGALRM, lambda *args: seen.append("ALRM"))
os.kill(os.getpid(), signal.SIGUSR1)
print(seen)
signal.setitimer(signal.ITIMER_REAL, 0.3)
signal.pause()
print(seen)

"""A stop that was followed by a continuation before anybody asked is not reported any more."""
import os
import time

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(1)
os.kill(pid, 19)
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "T":
    time.sleep(0.01)
os.kill(pid, 18)
print(os.waitpid(pid, os.WUNTRACED | os.WNOHANG))
print(hex(os.waitpid(pid, os.WUNTRACED | os.WCONTINUED)[1]))
os.kill(pid, 18)
print(os.waitpid(pid, os.WCONTINUED | os.WNOHANG))
os.kill(pid, 9)
os.wait()

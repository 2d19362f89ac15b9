"""A group is not orphaned while a member's parent is in another group of the session."""
import os
import time

r, w = os.pipe()
first = os.fork()
if first == 0:
    os.read(r, 1)
    os._exit(0)
second = os.fork()
if second == 0:
    os.read(r, 1)
    os._exit(0)
os.setpgid(first, first)
os.setpgid(second, first)
os.kill(second, 19)
os.waitpid(second, os.WUNTRACED)
os.kill(first, 9)
os.waitpid(first, 0)
time.sleep(0.1)
print(open(f"/proc/{second}/stat").read().rpartition(")")[2].split()[0])
os.kill(second, 9)
print(os.wait()[1])

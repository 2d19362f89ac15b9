"""A deadly signal cannot be overtaken by a stop that is sent after it."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, 15)
os.kill(pid, 19)
os.kill(pid, 20)
print(os.waitpid(pid, os.WUNTRACED)[1])

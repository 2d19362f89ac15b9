"""A second stop signal to a stopped process changes nothing and is not reported."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, 19)
print(hex(os.waitpid(pid, os.WUNTRACED)[1]))
os.kill(pid, 19)
os.kill(pid, 20)
print(os.waitpid(pid, os.WUNTRACED | os.WNOHANG))
os.kill(pid, 18)
print(hex(os.waitpid(pid, os.WCONTINUED | os.WUNTRACED)[1]))
os.kill(pid, 9)
print(os.waitpid(pid, 0)[1])

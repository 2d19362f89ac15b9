"""WUNTRACED: a stop is reported once; without it it is not reported at all (wait(2))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(4)
os.kill(pid, 19)
child, status = os.waitpid(pid, os.WUNTRACED)
print(child == pid, hex(status), os.WIFSTOPPED(status), os.WSTOPSIG(status), os.WIFEXITED(status))
print(os.waitpid(pid, os.WUNTRACED | os.WNOHANG), os.waitpid(pid, os.WNOHANG))
os.kill(pid, 18)
print(os.waitpid(pid, os.WNOHANG), os.waitpid(pid, os.WNOHANG | os.WUNTRACED))
child, status = os.waitpid(pid, os.WCONTINUED)
print(child == pid, os.WIFCONTINUED(status), os.waitpid(pid, os.WCONTINUED | os.WNOHANG))
os.close(w)
print(os.waitpid(pid, os.WUNTRACED | os.WCONTINUED)[1] >> 8)

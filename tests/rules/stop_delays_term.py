"""A stopped process takes SIGTERM only when it is continued (signal(7))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
os.kill(pid, 15)
print(os.waitpid(pid, os.WNOHANG | os.WUNTRACED | os.WCONTINUED))
with open(f"/proc/{pid}/stat") as file:
    print(file.read().rpartition(")")[2].split()[0])
os.kill(pid, 18)
status = os.waitpid(pid, 0)[1]
print(os.WIFSIGNALED(status), os.WTERMSIG(status))

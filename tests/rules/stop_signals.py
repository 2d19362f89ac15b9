"""SIGSTOP, SIGTSTP, SIGTTIN and SIGTTOU stop a process (signal(7))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os.write(w, b"1")
    while True:
        os.read(0, 0)
os.read(r, 1)
for signal in (19, 20, 21, 22):
    os.kill(pid, signal)
    status = os.waitpid(pid, os.WUNTRACED)[1]
    print(os.WIFSTOPPED(status), os.WSTOPSIG(status))
    os.kill(pid, 18)
    print(os.WIFCONTINUED(os.waitpid(pid, os.WCONTINUED)[1]))
os.kill(pid, 9)
print(os.wait()[1])

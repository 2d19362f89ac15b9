"""A read that was interrupted by a stop goes on after SIGCONT (signal(7))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    data = os.read(r, 10)
    os._exit(len(data))
os.close(r)
for _ in range(2):
    os.kill(pid, 19)
    os.waitpid(pid, os.WUNTRACED)
    os.kill(pid, 18)
    os.waitpid(pid, os.WCONTINUED)
os.write(w, b"hello")
print(os.wait()[1] >> 8)

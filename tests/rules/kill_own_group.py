"""kill(0, sig) reaches the caller's whole group, the caller included (kill(2))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    for _ in range(2):
        if os.fork() == 0:
            os.close(r)
            while True:
                os.read(0, 0)
    os.close(w)
    os.kill(0, 15)
    os.write(1, b"not reached\n")
    os._exit(0)
os.close(w)
print(os.waitpid(pid, 0)[1], os.read(r, 1))

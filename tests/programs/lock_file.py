# four processes count under a lock file made with O_EXCL
import os, time, errno
LOCK = "my.lock"
def acquire():
    while True:
        try:
            fd = os.open(LOCK, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            os.write(fd, str(os.getpid()).encode())
            os.close(fd)
            return
        except FileExistsError as e:
            assert e.errno == errno.EEXIST
            time.sleep(0.005)
with open("counter", "w") as f:
    f.write("0")
for i in range(4):
    if os.fork() == 0:
        for _ in range(5):
            acquire()
            with open("counter") as f:
                n = int(f.read())
            time.sleep(0.001)
            with open("counter", "w") as f:
                f.write(str(n + 1))
            os.unlink(LOCK)
        os._exit(0)
for i in range(4):
    os.wait()
print(open("counter").read())

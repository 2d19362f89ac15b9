"""kill(-1) as a user: all of its processes but itself, and never an EPERM (kill(2))."""
# as: root
import os

uid = 20000 + os.getpid()
r, w = os.pipe()
parent = os.fork()
if parent == 0:
    os.setresuid(uid, uid, uid)
    print(os.kill(-1, 15), os.kill(-1, 0))
    for _ in range(3):
        if os.fork() == 0:
            while True:
                os.read(r, 1)
    print(os.kill(-1, 15), [os.wait()[1] for _ in range(3)])
    try:
        print(os.kill(-1, 65))
    except OSError as error:
        print(error)
    raise SystemExit
print(os.waitpid(parent, 0)[1])

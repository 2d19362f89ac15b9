"""My real or effective id must be its real or saved one (kill(2))."""
# as: root
import os


def attempt(mine, its):
    r, w = os.pipe()
    target = os.fork()
    if target == 0:
        os.setresuid(*its)
        os.write(w, b".")
        os.close(w)
        while True:
            os.read(0, 0)
    os.read(r, 1)
    killer = os.fork()
    if killer == 0:
        os.setresuid(*mine)
        try:
            os.kill(target, 0)
        except PermissionError:
            os._exit(1)
        os._exit(0)
    print(mine, its, os.waitpid(killer, 0)[1] == 0)
    os.kill(target, 9)
    os.waitpid(target, 0)


attempt((71, 71, 71), (71, 71, 71))
attempt((71, 72, 71), (72, 73, 74))
attempt((71, 72, 73), (74, 71, 75))
attempt((71, 72, 73), (74, 75, 72))
attempt((71, 72, 73), (74, 75, 73))
attempt((71, 0, 73), (74, 75, 76))
attempt((0, 71, 0), (74, 75, 76))

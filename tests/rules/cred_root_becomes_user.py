"""Root that sets its uid with setuid cannot go back; with seteuid it can (setuid(2))."""
# as: root
import os

if os.fork() == 0:
    os.seteuid(71)
    print(os.getresuid())
    os.seteuid(0)
    os.setegid(72)
    print(os.getresuid(), os.getresgid())
    os.setuid(71)
    print(os.getresuid())
    for call in (lambda: os.setuid(0), lambda: os.seteuid(0), lambda: os.setgid(5),
                 lambda: os.setgroups([1]), lambda: os.setresuid(0, 0, 0)):
        try:
            print(call())
        except PermissionError as error:
            print(error)
    os.setuid(71)
    os.setegid(0)
    print(os.getresgid())
    raise SystemExit
os.wait()
print(os.getuid(), os.geteuid())

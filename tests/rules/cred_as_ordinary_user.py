"""What an ordinary user may do with its ids: nothing but what it has already."""
import os

if os.getuid() == 0:
    os.setgroups([])
    os.setresgid(4711, 4711, 4711)
    os.setresuid(4711, 4711, 4711)
me, group = os.getuid(), os.getgid()
calls = [
    lambda: os.setuid(0), lambda: os.setuid(me), lambda: os.seteuid(0), lambda: os.seteuid(me),
    lambda: os.setgid(0), lambda: os.setgid(group), lambda: os.setegid(0), lambda: os.setgroups([]),
    lambda: os.setreuid(me, me), lambda: os.setreuid(0, me), lambda: os.setresuid(me, -1, 0),
    lambda: os.setresuid(-1, -1, -1), lambda: os.kill(1, 0), lambda: os.kill(1, 15),
    lambda: os.nice(-1), lambda: os.setpriority(os.PRIO_PROCESS, 1, 5), lambda: os.chown("/", me, me),
    lambda: os.mkdir("/made"), lambda: os.chroot("/"), lambda: os.setuid(-1), lambda: os.setuid(2**32),
]
for n, call in enumerate(calls):
    try:
        print(n, call())
    except (OSError, OverflowError) as error:
        print(n, type(error).__name__, error)

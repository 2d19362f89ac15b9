"""select() does not look at descriptors beyond the table, which has room for 64 at first, and
hands them back as if they were ready (fs/select.c, core_sys_select). The table only grows.
"""
import os
import select


def ask(fd):
    try:
        print(fd, select.select([fd], [], [], 0.01), flush=True)
    except OSError as error:
        print(fd, error, flush=True)


def size():
    with open("/proc/self/status") as status:
        print(*[line.strip() for line in status if line.startswith("FDSize")], flush=True)


if os.fork() == 0:  # a child's table is as large as its highest descriptor demands
    size()
    ask(63)
    ask(64)
    os.dup2(1, 90)
    os.close(90)
    size()
    ask(90)
    ask(128)
    if os.fork() == 0:
        size()
        ask(90)
    else:
        os.wait()
else:
    os.wait()

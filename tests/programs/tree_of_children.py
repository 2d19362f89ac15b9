# a binary tree of processes that report in order
import os, sys, time
def tree(n, label):
    if n == 0:
        return
    for side in "LR":
        pid = os.fork()
        if pid == 0:
            tree(n - 1, label + side)
            os._exit(n)
        _, st = os.waitpid(pid, 0)
        os.write(1, f"{label}{side}: {os.waitstatus_to_exitcode(st)}\n".encode())
tree(3, "*")

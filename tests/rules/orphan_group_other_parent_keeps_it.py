"""A group is orphaned only with its last link: it has none as long as one member's parent is in
another group of the session; the exit of that parent's group mate changes nothing (setpgid(2))."""
import os
import signal

r, w = os.pipe()
outer = os.fork()
if outer == 0:
    leader = os.fork()
    if leader == 0:
        os.setpgid(0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(0)
    os.waitpid(leader, os.WUNTRACED)
    linked = os.fork()
    if linked == 0:
        os.setpgid(0, leader)
        signal.pause()
    os.setpgid(linked, leader)
    os.kill(linked, signal.SIGKILL)
    os.waitpid(linked, 0)
    print(open(f"/proc/{leader}/stat").read().rpartition(")")[2].split()[0], flush=True)
    os.kill(leader, signal.SIGCONT)
    os._exit(os.waitpid(leader, 0)[1])
print(os.wait()[1])

"""killpg and kill(-pgid) reach every process of the group (kill(2))."""
import os

r, w = os.pipe()
leader = 0
for _ in range(3):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    os.setpgid(pid, leader or pid)
    leader = leader or pid
os.killpg(leader, 0)
os.kill(-leader, 15)
print([os.wait()[1] for _ in range(3)])
for call in (lambda: os.killpg(leader, 0), lambda: os.kill(-leader, 15)):
    try:
        call()
    except ProcessLookupError as error:
        print(error)

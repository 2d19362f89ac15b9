"""A group stays while it has a member, though its leader has ended; then it is gone."""
import os

r, w = os.pipe()
leader = os.fork()
if leader == 0:
    os.read(r, 1)
    os._exit(0)
member = os.fork()
if member == 0:
    os.read(r, 1)
    os._exit(0)
os.setpgid(leader, leader)
os.setpgid(member, leader)
os.kill(leader, 9)
os.waitpid(leader, 0)
print(os.getpgid(member) == leader)
try:
    os.getpgid(leader)
except ProcessLookupError as error:
    print(error)
os.killpg(leader, 9)
print(os.waitpid(-leader, 0)[0] == member)
try:
    os.killpg(leader, 0)
except ProcessLookupError as error:
    print(error)

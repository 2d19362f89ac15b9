"""RLIMIT_NPROC counts the processes of the real user id; beyond it fork fails with EAGAIN."""
# as: root
import os
import resource

os.setgroups([])
os.setresuid(4711, 4711, 4711)
resource.setrlimit(resource.RLIMIT_NPROC, (4, 4))
r, w = os.pipe()
made = 0
try:
    while made < 20:
        if os.fork() == 0:
            os.close(w)
            os.read(r, 1)
            os._exit(0)
        made += 1
except BlockingIOError as error:
    print(made, error.errno, error.strerror)
os.close(w)
for _ in range(made):
    os.wait()
if os.fork() == 0:
    os._exit(7)
print(os.waitstatus_to_exitcode(os.wait()[1]))

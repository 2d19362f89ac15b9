# wait3 and wait4 with resource usage
import os, resource
for f in (os.wait3, lambda o: os.wait4(-1, o)):
    pid = os.fork()
    if pid == 0:
        sum(range(1000))
        os._exit(5)
    p, st, ru = f(0)
    print(p == pid, os.WEXITSTATUS(st), type(ru), ru.ru_utime >= 0, len(ru), ru.ru_nsignals, ru.ru_msgsnd)
print(os.wait3.__name__)
try:
    os.wait3(0)
except ChildProcessError as e:
    print(repr(e))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_stime >= 0)
print(resource.getrlimit(resource.RLIMIT_CORE)[0] >= -1)

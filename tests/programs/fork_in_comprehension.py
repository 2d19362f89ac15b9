# fork in comprehensions and generators
import os
pids = [os.fork() or os._exit(i) for i in range(4)]
print([os.waitstatus_to_exitcode(os.waitpid(p, 0)[1]) for p in pids])
print({i: os.waitpid(os.fork() or os._exit(i), 0)[1] >> 8 for i in (5, 6)})
if (p := os.fork()) == 0: os._exit(9)
print(os.waitpid(p, 0) == (p, 9 << 8))
print(any(os.fork() == 0 and os._exit(1) for _ in range(2)), [os.wait()[1] for _ in range(2)])
def fork_gen():
    for i in range(3):
        yield i, os.fork()
for i, p in fork_gen():
    if p == 0: os._exit(i + 20)
    print(i, os.waitpid(p, 0)[1] >> 8)

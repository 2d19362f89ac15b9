"""A process cannot wait for its sibling."""
import os

first = os.fork()
if first == 0:
    os._exit(3)
if os.fork() == 0:
    try:
        os.waitpid(first, 0)
    except ChildProcessError as error:
        os.write(1, f"{error}\n".encode())
    os._exit(4)
print(sorted(os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(2)))

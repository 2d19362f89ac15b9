"""A signal to oneself acts before kill() returns."""
import os

pid = os.fork()
if pid == 0:
    os.write(1, b"before\n")
    os.kill(os.getpid(), 15)
    os.write(1, b"after\n")
    os._exit(0)
print(os.wait()[1])

"""A generator is copied in the state that it is in."""
import os


def numbers():
    n = 0
    while True:
        n += 1
        yield n


source = numbers()
next(source), next(source)
if os.fork() == 0:
    os._exit(next(source) * 10 + next(source))
print(os.waitstatus_to_exitcode(os.wait()[1]), next(source))

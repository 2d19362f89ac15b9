"""A handler's exception in a running generator ends the generator."""
import os
import signal


def handler(number, frame):
    raise LookupError(frame.f_code.co_name)


def numbers():
    try:
        yield 1
        os.kill(os.getpid(), 10)
        yield 2
    finally:
        print("generator ends", flush=True)


signal.signal(10, handler)
generator = numbers()
print(next(generator), flush=True)
try:
    next(generator)
except LookupError as error:
    print(error, flush=True)
print(next(generator, "exhausted"), flush=True)

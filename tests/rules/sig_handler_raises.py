"""An exception from a handler comes out where the signal was handled; with the exception that is
being handled there as its context (ceval.c; PEP 3134)."""
import os
import signal
import traceback


def handler(number, frame):
    raise LookupError(number)


signal.signal(10, handler)
try:
    os.kill(os.getpid(), 10)
    print("not reached", flush=True)
except LookupError as error:
    print(repr(error), repr(error.__context__), error.__cause__, flush=True)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        os.kill(os.getpid(), 10)
except LookupError as error:
    print(repr(error), repr(error.__context__), error.__cause__, flush=True)
try:
    try:
        os.kill(os.getpid(), 10)
    finally:
        print("finally", flush=True)
except LookupError as error:
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)], flush=True)

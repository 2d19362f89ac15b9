"""Python's handler of SIGPIPE runs after write() has failed, thus where BrokenPipeError is handled;
its exception has that one as context (PEP 475: only EINTR makes CPython handle signals first)."""
import os
import signal


def handler(number, frame):
    print("handler", number, frame.f_code.co_name, flush=True)


def raising(number, frame):
    raise LookupError("from the handler")


r, w = os.pipe()
os.close(r)
signal.signal(signal.SIGPIPE, handler)
try:
    os.write(w, b".")
except BrokenPipeError as error:
    os.getpid()
    print(error, flush=True)
signal.signal(signal.SIGPIPE, raising)
try:
    try:
        os.write(w, b".")
    except BrokenPipeError:
        os.getpid()
        print("not reached", flush=True)
except LookupError as error:
    print(repr(error), repr(error.__context__), flush=True)

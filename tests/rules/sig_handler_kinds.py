"""Any callable is a handler: method, partial, class, object with __call__, method of a builtin."""
import functools
import os
import signal


class Counter:
    def __init__(self, *args):
        print("made with", len(args), "arguments", flush=True)

    def method(self, number, frame):
        print("method", number, flush=True)

    def __call__(self, number, frame):
        print("called", number, flush=True)


counter = Counter()
box = []
for handler in (counter, counter.method, Counter,
                functools.partial(lambda text, number, frame: print(text, number, flush=True), "partial"),
                lambda *args: print("lambda", args[0], flush=True), box.append, counter.method):
    try:
        print("was a", type(signal.signal(10, handler)).__name__, flush=True)
        os.kill(os.getpid(), 10)
    except TypeError as error:
        print(error, flush=True)
print(signal.getsignal(10) == counter.method, signal.getsignal(10) is counter.method, flush=True)

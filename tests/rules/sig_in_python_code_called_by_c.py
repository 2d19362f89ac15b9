"""Handlers run in Python code that C code calls: a key function of sort(), a comparison, __del__."""
import os
import signal


def handler(number, frame):
    print("handler", frame.f_code.co_name, flush=True)
    if stop:
        raise LookupError("stop")


class Item:
    def __lt__(self, other):
        os.kill(os.getpid(), 10)
        return False

    def __del__(self):
        os.kill(os.getpid(), 10)


def key(item):
    os.kill(os.getpid(), 10)
    return item


signal.signal(10, handler)
for stop in (False, True):
    for call in (lambda: sorted([1], key=key), lambda: min(1, 2, key=key), lambda: any(map(key, [1]))):
        try:
            print(call(), flush=True)
        except LookupError as error:
            print(error, flush=True)
stop = False
items = [Item(), Item()]
items.sort()
items.pop()
del items
print("end", flush=True)

"""The text of an uncaught exception, and the order of standard output and error."""
print("printed")


def f():
    raise ValueError("no\nway")


f()

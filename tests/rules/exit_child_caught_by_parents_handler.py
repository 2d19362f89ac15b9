"""A try block around fork() is in force in the child as well."""
import os

try:
    if os.fork() == 0:
        raise ValueError("in the child")
    os.wait()
    print("parent")
except ValueError as error:
    print("caught:", error)

"""register_at_fork wants keywords and callables."""
import os

for options in ({}, {"before": 1}, {"after": print}, {"after_in_child": None}):
    try:
        os.register_at_fork(**options)
    except TypeError as error:
        print("TypeError:", error)

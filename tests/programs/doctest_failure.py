# a failing docstring
"""A module.

>>> add(1, 2)
3
>>> add("a", 1)
Traceback (most recent call last):
    ...
TypeError: can only concatenate str (not "int") to str
"""
def add(a, b):
    """
    >>> add(2, 2)
    4
    >>> add(2, 3)
    6
    """
    return a + b
if __name__ == "__main__":
    import doctest
    print(doctest.testmod())

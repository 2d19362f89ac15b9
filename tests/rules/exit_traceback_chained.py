"""Exceptions that were raised while others were handled."""
try:
    int("x")
except ValueError as error:
    try:
        raise KeyError("k") from error
    except KeyError:
        raise OSError(2, "nothing", "file")

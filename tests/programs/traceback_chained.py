# cause, context and notes
class DBError(Exception): pass
def low():
    return {}["key"]
def mid():
    try:
        low()
    except KeyError as e:
        raise DBError("no such row", 42) from e
def high():
    try:
        mid()
    except DBError:
        raise RuntimeError("while handling")
try:
    high()
except RuntimeError as e:
    e.add_note("a note\nof two lines")
    try:
        raise ValueError from None
    except ValueError as v:
        v.__cause__ = e
        raise

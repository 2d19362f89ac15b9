from .. import sub as up
from . import NAME
VALUE = (up.NAME, NAME, __package__, __name__)
def fail(x):
    try:
        return int(x)
    except ValueError as e:
        raise LookupError("deep") from e

"""What an atexit function raises is shown without causes, notes or parts, and with a colon."""

import atexit
import signal


class Callback:
    def __init__(self, error):
        self.error = error

    def __call__(self):
        if self.error is None:
            signal.raise_signal(signal.SIGINT)
        try:
            1 / 0
        except ZeroDivisionError:
            raise self.error from KeyError("cause")

    def __repr__(self):
        return f"callback {type(self.error).__name__}"


class Silent(Exception):
    def __str__(self):
        raise RuntimeError


noted = ValueError("with note")
noted.add_note("note")
for error in (None, KeyboardInterrupt(), ValueError(), noted, Silent(), OSError(2, "No"),
              ExceptionGroup("group", [ValueError(1)]),
              SyntaxError("bad", ("file", 1, 2, "text"))):
    atexit.register(Callback(error))

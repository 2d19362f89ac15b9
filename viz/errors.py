"""What goes wrong with pictures."""

from __future__ import annotations


class PlotError(ValueError):
    """A picture that cannot be made; the message says why and what to do."""

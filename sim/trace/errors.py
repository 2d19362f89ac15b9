"""What goes wrong with traces."""

from __future__ import annotations


class TraceError(ValueError):
    """A trace that cannot be used: the message says where, what is wrong and what to do."""

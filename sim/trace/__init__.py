"""Traces: the record of a run, its file, and what is shown of it as text.

Everything here is a function of a list of events (see `sim.trace.event`):

>>> from sim.trace import pstree, read_trace
>>> trace = read_trace("run.jsonl")              # doctest: +SKIP
>>> print(pstree(trace.events, time=1_000_000))  # doctest: +SKIP

A run needs only the record itself, so the views are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.trace.event import Event, Value

if TYPE_CHECKING:
    from sim.trace.accounting import Accounting as Accounting
    from sim.trace.accounting import account as account
    from sim.trace.errors import TraceError as TraceError
    from sim.trace.file import Trace as Trace
    from sim.trace.file import read_trace as read_trace
    from sim.trace.file import write_trace as write_trace
    from sim.trace.process_list import ps as ps
    from sim.trace.process_tree import pstree as pstree
    from sim.trace.story import story as story
    from sim.trace.strace import StraceWriter as StraceWriter
    from sim.trace.strace import lines as strace_lines
    from sim.trace.table import ProcessTable as ProcessTable
    from sim.trace.table import Row as Row
    from sim.trace.table import table_at as table_at
    from sim.trace.top import screens as top_screens

_PLACES = {
    "Accounting": ("accounting", "Accounting"),
    "ProcessTable": ("table", "ProcessTable"),
    "Row": ("table", "Row"),
    "StraceWriter": ("strace", "StraceWriter"),
    "Trace": ("file", "Trace"),
    "TraceError": ("errors", "TraceError"),
    "account": ("accounting", "account"),
    "ps": ("process_list", "ps"),
    "pstree": ("process_tree", "pstree"),
    "read_trace": ("file", "read_trace"),
    "story": ("story", "story"),
    "strace_lines": ("strace", "lines"),
    "table_at": ("table", "table_at"),
    "top_screens": ("top", "screens"),
    "write_trace": ("file", "write_trace"),
}
__all__ = [
    "Accounting", "Event", "ProcessTable", "Row", "StraceWriter", "Trace", "TraceError", "Value",
    "account", "ps", "pstree", "read_trace", "story", "strace_lines", "table_at",
    "top_screens", "write_trace",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'sim.trace' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _PLACES[name]
    value = globals()[name] = getattr(import_module(f"sim.trace.{module}"), attribute)
    return value

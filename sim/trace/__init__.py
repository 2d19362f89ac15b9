"""Traces: the record of a run, its file, and what is shown of it as text.

Everything here is a function of a list of events (see `sim.trace.event`):

>>> from sim.trace import pstree, read_trace
>>> trace = read_trace("run.jsonl")              # doctest: +SKIP
>>> print(pstree(trace.events, time=1_000_000))  # doctest: +SKIP
"""

from __future__ import annotations

from sim.trace.errors import TraceError
from sim.trace.event import Event, Value
from sim.trace.file import Trace, read_trace, write_trace
from sim.trace.ps import ps
from sim.trace.pstree import pstree
from sim.trace.strace import StraceWriter
from sim.trace.strace import lines as strace_lines
from sim.trace.table import ProcessTable, Row, table_at

__all__ = [
    "Event",
    "ProcessTable",
    "Row",
    "StraceWriter",
    "Trace",
    "TraceError",
    "Value",
    "ps",
    "pstree",
    "read_trace",
    "strace_lines",
    "table_at",
    "write_trace",
]

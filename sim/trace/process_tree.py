"""The process tree as pstree(1) of psmisc draws it.

Children are in the order of their names. Identical subtrees of one parent are drawn once,
as ``3*[name]``, unless pids are shown. Threads are children named ``{name}``. Lines are
never cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from sim.trace.errors import TraceError
from sim.trace.event import Event
from sim.trace.table import ProcessTable, Row, printable, table_at

Glyphs: TypeAlias = Literal["auto", "ascii", "utf8"]


class _Set(NamedTuple):
    """The lines of a tree: before an only child, the first of several, a further one, the
    last one; beside a child with further siblings, and beside a last one.
    """

    single: str
    first: str
    branch: str
    last: str
    beside: str
    empty: str


_ASCII = _Set("---", "-+-", " |-", " `-", " | ", "   ")
_UTF8 = _Set("───", "─┬─", " ├─", " └─", " │ ", "   ")


class _Node:
    """A process or a thread in the tree."""

    __slots__ = ("children", "key", "order", "shape", "text")

    def __init__(self, text: str, order: tuple[str, int, int]) -> None:
        self.text = text
        self.order = order  # name, uid, pid: how siblings are sorted
        self.children: list[tuple[_Node, int]] = []  # each with how many there are of it
        self.shape = 0  # equal numbers: identical subtrees


def pstree(
    events: Sequence[Event],
    time: int | None = None,
    pids: bool = False,
    root: int = 1,
    glyphs: Glyphs = "auto",
    encoding: str | None = None,
) -> str:
    """The text of ``pstree`` (with ``pids``: ``pstree -p``), with a newline at the end.

    ``time`` is the moment to show (ns since the start; None: the end of the run), ``root``
    the pid at the top. ``glyphs`` "auto" draws with ASCII where ``encoding`` is that of a
    stream which cannot encode the line characters, else with them.

    Raises `TraceError` if there is no process ``root`` at that time.
    """
    return pstree_table(table_at(events, time), pids, root, glyphs, encoding)


def pstree_table(
    table: ProcessTable,
    pids: bool = False,
    root: int = 1,
    glyphs: Glyphs = "auto",
    encoding: str | None = None,
) -> str:
    """`pstree` of a table that is there already."""
    if root not in table.rows:
        raise TraceError(f"there is no process {root} at {table.now} ns")
    return "\n".join(_draw(_grow(table, root, pids), _choose(glyphs, encoding))) + "\n"


def _choose(glyphs: Glyphs, encoding: str | None) -> _Set:
    """The characters to draw with."""
    if glyphs == "ascii":
        return _ASCII
    if glyphs == "auto" and encoding is not None:
        try:
            "".join(_UTF8).encode(encoding)
        except (UnicodeEncodeError, LookupError):
            return _ASCII
    return _UTF8


# --- Building ----------------------------------------------------------------------------


def _grow(table: ProcessTable, root: int, pids: bool) -> _Node:
    """The tree below ``root``, siblings sorted and identical ones joined.

    It works through a list, from the leaves upwards: a chain of thousands of processes
    must not exhaust Python's stack.
    """
    children: dict[int, list[Row]] = {}
    for row in table.rows.values():
        if row.pid != root:
            children.setdefault(row.ppid, []).append(row)
    parents = [(_node(table.rows[root], pids), table.rows[root])]
    made: list[tuple[_Node, list[_Node]]] = []
    for node, row in parents:  # the list grows while it is read
        below = [(_node(child, pids), child) for child in children.get(row.pid, ())]
        parents += below
        made.append((node, [child for child, _ in below] + _threads(row, pids)))
    shapes: dict[tuple[object, ...], int] = {}
    for node, below_it in reversed(made):
        node.children = _join(sorted(below_it, key=lambda child: child.order), shapes)
        node.shape = _shape(node, shapes)
    return made[0][0]


def _node(row: Row, pids: bool) -> _Node:
    name = printable(row.comm)
    return _Node(f"{name}({row.pid})" if pids else name, (row.comm, row.uid, row.pid))


def _threads(row: Row, pids: bool) -> list[_Node]:
    """The threads of a process but the main one."""
    name = f"{{{printable(row.comm)}}}"
    return [
        _Node(f"{name}({tid})" if pids else name, (name, row.uid, tid))
        for tid in row.threads
        if tid != row.pid
    ]


def _shape(node: _Node, shapes: dict[tuple[object, ...], int]) -> int:
    """A number that identical subtrees have in common."""
    key = (node.text, *((child.shape, count) for child, count in node.children))
    return shapes.setdefault(key, len(shapes))


def _join(nodes: list[_Node], shapes: dict[tuple[object, ...], int]) -> list[tuple[_Node, int]]:
    """Each subtree with how many there are of it, in the order of their first ones."""
    first: dict[int, _Node] = {}
    counts: dict[int, int] = {}
    for node in nodes:
        if not node.children:
            node.shape = _shape(node, shapes)  # a thread, which has not got one yet
        first.setdefault(node.shape, node)
        counts[node.shape] = counts.get(node.shape, 0) + 1
    return [(node, counts[shape]) for shape, node in first.items()]


# --- Drawing -----------------------------------------------------------------------------


def _draw(root: _Node, glyphs: _Set) -> list[str]:
    """The lines of the tree."""
    lines: list[str] = []
    # Work to do, the next at the end: a node, how many there are of it, the lines to the
    # left of it on its first line and on the following ones, and brackets to close (on
    # each line, as pstree does it).
    todo: list[tuple[_Node, int, str, str, int]] = [(root, 1, "", "", 0)]
    while todo:
        node, count, left, margin, closing = todo.pop()
        text = f"{count}*[{node.text}" if count > 1 else node.text
        closing += count > 1
        if not node.children:
            lines.append(left + text + "]" * closing)
            continue
        margin += " " * len(text)
        last = len(node.children) - 1
        work = []
        for i, (child, times) in enumerate(node.children):
            if i == 0:
                lead = left + text + (glyphs.first if last else glyphs.single)
            else:
                lead = margin + (glyphs.last if i == last else glyphs.branch)
            beside = margin + (glyphs.empty if i == last else glyphs.beside)
            work.append((child, times, lead, beside, closing))
        todo += reversed(work)
    return lines

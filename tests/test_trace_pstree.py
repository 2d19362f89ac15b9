"""The drawing of pstree: the expected trees are what psmisc 23.6 drew of real processes
with these names, but for the processes that ran pstree itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Union

import pytest
from trace_events import Story

from sim.trace import TraceError, pstree

Tree = tuple[str, Sequence[Union["Tree", str]]]

LEAF = "leaf"
MID: Tree = ("mid", [LEAF, LEAF])
X: Tree = ("x", [LEAF, LEAF, "other"])
MID3: Tree = ("mid", [LEAF, X])
TOP: Tree = ("top", [MID, MID, "other", X, X, MID3, MID3])
ALONE: Tree = ("alone", [MID, MID])
FOREST: Tree = ("root", [("single", [TOP, TOP]), ALONE, ALONE, ("Upper", [LEAF])])


def plant(tree: Tree | str, first: int = 1) -> Story:
    """Processes with these names, their ids from ``first`` on, parents first."""
    story = Story()
    todo: list[tuple[Tree | str, int]] = [(tree, 0)]
    for pid, (node, parent) in enumerate(todo, first):
        name, below = (node, ()) if isinstance(node, str) else node
        story.boot(pid, name, ppid=parent)
        todo += [(child, pid) for child in below]
    return story


ASCII = """\
root-+-Upper---leaf
     |-2*[alone---2*[mid---2*[leaf]]]
     `-single---2*[top-+-2*[mid---2*[leaf]]]
                       |-2*[mid-+-leaf]]
                       |        `-x-+-2*[leaf]]]
                       |            `-other]]
                       |-other]
                       `-2*[x-+-2*[leaf]]]
                              `-other]]
"""

UTF8 = """\
root─┬─Upper───leaf
     ├─2*[alone───2*[mid───2*[leaf]]]
     └─single───2*[top─┬─2*[mid───2*[leaf]]]
                       ├─2*[mid─┬─leaf]]
                       │        └─x─┬─2*[leaf]]]
                       │            └─other]]
                       ├─other]
                       └─2*[x─┬─2*[leaf]]]
                              └─other]]
"""


def test_identical_subtrees_are_drawn_once() -> None:
    events = plant(FOREST).events
    assert pstree(events, glyphs="ascii") == ASCII
    assert pstree(events, glyphs="utf8") == UTF8


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (None, UTF8),
        ("utf-8", UTF8),
        ("cp437", UTF8),
        ("cp1252", ASCII),
        ("ascii", ASCII),
        ("no-such-encoding", ASCII),
    ],
)
def test_glyphs_are_chosen_by_the_encoding(encoding: str | None, expected: str) -> None:
    assert pstree(plant(FOREST).events, encoding=encoding) == expected


PIDS = """\
single(10)-+-top(11)-+-mid(13)-+-leaf(16)
           |         |         `-leaf(17)
           |         |-other(15)
           |         `-x(14)-+-leaf(18)
           |                 |-leaf(19)
           |                 `-other(20)
           `-top(12)
"""


def test_pids() -> None:
    tree: Tree = ("single", [("top", [MID, X, "other"]), "top"])
    assert pstree(plant(tree, 10).events, pids=True, root=10, glyphs="ascii") == PIDS


def threads() -> Story:
    """What a recorded script had: threads, odd names, different users."""
    s = plant(
        ("python3.11", ["python3.11", *["python3.11"] * 4, "python3.11", ("sh", ["pstree"])]), 100
    )
    s.boot(200, "a b)c", ppid=106)
    for pid in (201, 202, 203):
        s.boot(pid, "python3.11", ppid=106)
        s.boot(pid + 10, "python3.11", ppid=pid)
        s.boot(pid + 20, "python3.11", ppid=pid)
    s.boot(230, "zz", ppid=106)
    s.boot(231, "zz", ppid=230)
    s.boot(240, "python3.11", ppid=100, uid=1000)
    s.boot(241, "python3.11", ppid=240, uid=1000)
    s.state(240, "new", "waiting", "block", tid=242)
    return s


def test_threads_and_users() -> None:
    assert pstree(threads().events, root=100, glyphs="ascii") == (
        "python3.11-+-5*[python3.11]\n"
        "           |-python3.11-+-a b)c\n"
        "           |            |-3*[python3.11---2*[python3.11]]\n"
        "           |            `-zz---zz\n"
        "           |-python3.11-+-python3.11\n"
        "           |            `-{python3.11}\n"
        "           `-sh---pstree\n"
    )
    assert pstree(threads().events, pids=True, root=240, glyphs="ascii") == (
        "python3.11(240)-+-python3.11(241)\n                `-{python3.11}(242)\n"
    )


def test_an_orphan_moves_to_its_new_parent() -> None:
    s = Story()
    s.boot(1, "init")
    s.boot(50, ppid=1)
    s.time = 10
    s.fork(50, 51)
    s.time = 20
    s.state(50, "running", "zombie", "exit")
    s.change(51, "ppid", 50, 1)
    s.state(50, "zombie", "reaped", "reap")
    assert pstree(s.events, 0, glyphs="ascii") == "init---python3\n"
    assert pstree(s.events, 10, glyphs="ascii") == "init---python3---python3\n"
    assert pstree(s.events, glyphs="ascii", pids=True) == "init(1)---python3(51)\n"
    assert pstree(s.events, root=51) == "python3\n"


def test_a_missing_root_is_an_error() -> None:
    with pytest.raises(TraceError, match="there is no process 77 at 0 ns"):
        pstree(plant("init").events, root=77)


def test_a_process_that_is_its_own_parent_does_not_hang() -> None:
    s = Story()
    s.boot(1, "init", ppid=1)
    assert pstree(s.events) == "init\n"


def test_long_chains_and_wide_families() -> None:
    s = Story()
    s.boot(1, "p")
    for pid in range(2, 3001):
        s.boot(pid, "p", ppid=pid - 1)
    assert pstree(s.events) == "───".join(["p"] * 3000) + "\n"
    s = Story()
    s.boot(1, "p")
    for pid in range(2, 3001):
        s.boot(pid, "c", ppid=1)
    assert pstree(s.events) == "p───2999*[c]\n"
    assert len(pstree(s.events, pids=True).splitlines()) == 2999


def test_control_characters_are_not_drawn() -> None:
    assert pstree(plant("a\nb").events) == "a?b\n"

"""The pictures themselves: of every scenario, the same bytes each time, whole files only."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from trace_events import Story

import scenarios
import sim
import viz
from sim.trace import Event
from sim.trace.table import MOVES

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("states", "timeline", "tree")
CROWD = """
import os, signal, time
children = []
for i in range(59):
    pid = os.fork()
    if pid == 0:
        time.sleep(0.01 * (i % 7))
        os._exit(i % 3)
    children.append(pid)
for pid in children[::9]:
    os.kill(pid, signal.SIGTERM)
for pid in children:
    os.waitpid(pid, 0)
"""


def drawn(kind: str, events: list[Event], **options: object) -> list[str]:
    """The words in a picture."""
    return words_of(getattr(viz, f"plot_{kind}")(events, **options))


def words_of(figure: object) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]  # type: ignore[attr-defined]


@pytest.mark.parametrize("scenario", scenarios.catalogue(), ids=lambda scenario: scenario.name)
def test_every_scenario_has_its_pictures(scenario: scenarios.Scenario, tmp_path: Path) -> None:
    result = sim.run(scenario.path, scenario.args)
    for kind in KINDS:
        figure = getattr(viz, f"plot_{kind}")(result.trace, title=scenario.name)
        assert scenario.name in words_of(figure)
        path = tmp_path / f"{kind}.svg"
        viz.save(figure, path)
        assert 10_000 < path.stat().st_size < 3_000_000
        nothing_is_cut_off(figure)
        if kind != "states":
            assert {f"{pid} python3" for pid in result.processes} <= {*map(comm, words_of(figure))}


def comm(label: str) -> str:
    """A lane's label without the name that its process has given itself."""
    return re.sub(r"^(\d+) .*", r"\1 python3", label)


def nothing_is_cut_off(figure: object) -> None:
    """All words are on the sheet."""
    width, height = figure.bbox.width, figure.bbox.height  # type: ignore[attr-defined]
    for text in figure.axes[0].texts:  # type: ignore[attr-defined]
        box = text.get_window_extent()
        assert box.x0 >= 0 and box.y0 >= 0, text.get_text()
        assert box.x1 <= width and box.y1 <= height, text.get_text()


@pytest.mark.parametrize("kind", KINDS)
def test_sixty_processes(kind: str, tmp_path: Path) -> None:
    result = sim.run(CROWD, cpus=2)
    assert len(result.processes) == 60
    figure = getattr(viz, f"plot_{kind}")(result.trace)
    nothing_is_cut_off(figure)
    viz.save(figure, tmp_path / "crowd.svg")
    assert (tmp_path / "crowd.svg").stat().st_size < 3_000_000
    if kind != "states":
        labels = [text for text in figure.axes[0].texts if text.get_text()[0] == "1"
                  and text.get_text().endswith("python3")]
        boxes = sorted((text.get_window_extent() for text in labels), key=lambda box: box.y0)
        assert len(boxes) == 60
        assert all(low.y1 <= high.y0 for low, high in pairwise(boxes))


# ---- what is to be seen --------------------------------------------------------------------------


def test_states_show_each_legal_move_and_the_counts() -> None:
    words = drawn("states", sim.run("import os; os.fork() or os._exit(3); os.wait()").trace)
    times = "\N{MULTIPLICATION SIGN}"
    assert f"fork {times}2" in words and f"exit {times}2" in words and f"reap {times}2" in words
    causes = [word.partition(f" {times}")[0] for word in words]
    assert all(causes.count(cause) >= [move[2] for move in MOVES].count(cause)
               for _, _, cause in MOVES)
    assert "preempt" in words and "stop" in words  # legal, not made


def test_states_of_one_process_are_its_path() -> None:
    result = sim.run("import os, time; os.fork() and os.wait() or time.sleep(1)")
    words = drawn("states", result.trace, pid=101)
    assert {"2, 5", "3", "4", "1 s"} <= set(words)
    with pytest.raises(viz.PlotError, match="no process 7 in this run; its processes are 100, 101"):
        viz.plot_states(result.trace, 7)


def test_the_tree_tells_how_each_life_ended() -> None:
    words = drawn("tree", sim.run("""
import os, signal, time
if os.fork() == 0: os._exit(3)
pid = os.fork()
if pid == 0: signal.pause()
os.kill(pid, signal.SIGTERM)
os.waitpid(pid, 0)
""").trace)
    assert {"exit 0", "exit 3", "SIGTERM", "1 init"} <= set(words)


def test_who_is_left_when_the_run_ends() -> None:
    events = sim.run("import os; os.fork() or os._exit(3); r, w = os.pipe(); os.read(r, 1)").trace
    assert {"alive at the end", "exit 3, never waited for"} <= set(drawn("tree", events))
    assert drawn("timeline", events).count("...") == 2


def test_no_name_of_a_signal_lies_on_another() -> None:
    result = sim.run(scenarios.find("signal_coalescing").path)
    figure = viz.plot_timeline(result.trace)
    boxes = [text.get_window_extent() for text in figure.axes[0].texts
             if text.get_text().startswith("SIG")]
    assert len(boxes) > 3
    assert not any(one.overlaps(other) for place, one in enumerate(boxes)
                   for other in boxes[:place])


def test_a_part_of_the_timeline() -> None:
    events = sim.run("import os, time; time.sleep(2); os.fork(); time.sleep(2)").trace
    second = 1_000_000_000
    assert "101 python3" in drawn("timeline", events)
    words = drawn("timeline", events, end=second, to_scale=True)
    assert "101 python3" not in words and "100 python3" in words
    assert {"virtual time (s)", "0.2", "1"} <= set(words)
    with pytest.raises(viz.PlotError, match="the run is over at 4"):
        viz.plot_timeline(events, start=9 * second)
    with pytest.raises(viz.PlotError, match="no time between 2 s and 1 s"):
        viz.plot_timeline(events, start=2 * second, end=second)


def test_thousands_of_slices_stay_small(tmp_path: Path) -> None:
    result = sim.run("import os\nos.fork()\nfor i in range(220_000): pass\n", scheduler="rr",
                     quantum=5_000, grant=5)
    assert sum(event.kind == "state" for event in result.trace) > 2_000
    figure = viz.plot_timeline(result.trace)
    assert any(word.startswith("divided cells") for word in words_of(figure))
    viz.save(figure, tmp_path / "dense.svg")
    assert (tmp_path / "dense.svg").stat().st_size < 2_000_000


@pytest.mark.filterwarnings("error")
def test_names_that_no_font_has_and_no_mathematics() -> None:
    s = Story()
    s.boot(50, "$x^2$ \N{CJK UNIFIED IDEOGRAPH-4E2D}\n")
    assert "50 $x^2$ ??" in drawn("timeline", s.events)
    assert "50 $x^2$ ??" in drawn("tree", s.events)


def test_an_empty_trace_has_no_picture() -> None:
    for plot in (viz.plot_states, viz.plot_timeline, viz.plot_tree):
        with pytest.raises(viz.PlotError, match="the trace is empty"):
            plot([])


def test_a_deep_family_fits() -> None:
    events = sim.run("import os\nfor i in range(40):\n    if os.fork(): os.wait(); break\n").trace
    for plot in (viz.plot_timeline, viz.plot_tree):
        figure = plot(events)
        nothing_is_cut_off(figure)
        assert figure.get_figwidth() < 20


# ---- files ---------------------------------------------------------------------------------------


SAVE = """
import sys, sim, viz
result = sim.run("import os, time; os.fork() or os._exit(3); time.sleep(1); os.wait()")
for kind in "states", "timeline", "tree":
    figure = getattr(viz, f"plot_{kind}")(result.trace)
    for ending in "svg", "pdf", "png":
        viz.save(figure, f"{sys.argv[1]}/{kind}.{ending}")
"""


def files_of(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def test_two_interpreters_write_the_same_bytes(tmp_path: Path) -> None:
    made: list[dict[str, bytes]] = []
    for seed in ("1", "2"):
        directory = tmp_path / seed
        directory.mkdir()
        # A user's own settings change nothing.
        (tmp_path / "matplotlibrc").write_text("font.size: 20\nsvg.fonttype: none\n" * (seed == "2"))
        done = subprocess.run(
            [sys.executable, "-c", SAVE, str(directory)], capture_output=True, text=True,
            check=False, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed,
                 "SOURCE_DATE_EPOCH": seed})
        assert (done.returncode, done.stderr) == (0, "")
        made.append(files_of(directory))
    assert len(made[0]) == 9
    assert made[0] == made[1]
    assert b"Date" not in made[0]["tree.svg"] and b"CreationDate" not in made[0]["tree.pdf"]


def test_viz_alone_loads_no_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, viz, viz.lanes, viz.moves; from viz import plot_tree;"
         "assert not {'matplotlib', 'numpy', 'sim.kernel'} & set(sys.modules)"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stderr) == (0, "")


def test_viz_imports_the_trace_only() -> None:
    found = {line for path in (ROOT / "viz").glob("*.py") for line in
             re.findall(r"^\s*(?:from|import) (sim[.\w]*)", path.read_text("utf-8"), re.MULTILINE)}
    assert found and all(name.startswith("sim.trace") for name in found)


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return sim.run("import os; os.fork()").trace


@pytest.mark.parametrize(("name", "message"), [
    ("picture", "the name has no ending; use .png, .svg or .pdf"),
    ("picture.gif", "'.gif' is none"),
    ("nowhere/picture.png", "can't write .*nowhere.*No such file or directory"),
])
def test_files_that_cannot_be_written(events: list[Event], tmp_path: Path, name: str,
                                      message: str) -> None:
    with pytest.raises(viz.PlotError, match=message):
        viz.save(viz.plot_tree(events), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_when_the_new_one_is_complete(
    events: list[Event], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"old")
    figure = viz.plot_tree(events)
    replace: Callable[..., None] = os.replace

    def fail(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(viz.PlotError, match="No space left on device"):
        viz.save(figure, path)
    assert files_of(tmp_path) == {"picture.png": b"old"}
    monkeypatch.setattr(os, "replace", replace)
    viz.save(figure, path)
    assert [*files_of(tmp_path)] == ["picture.png"]
    assert path.read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib(events: list[Event], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "viz.canvas", None)
    with pytest.raises(viz.PlotError, match="pictures need matplotlib, which cannot be loaded"):
        viz.plot_tree(events)

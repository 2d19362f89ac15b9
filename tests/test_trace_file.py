"""The trace file: exact, atomic, and refused where something is wrong with it."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trace_events import Story

from sim.trace import Event, Trace, TraceError, Value, read_trace, write_trace

# --- What is written is read back -----------------------------------------------------------

values = st.recursive(
    st.none() | st.integers() | st.binary(max_size=8) | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=4).map(tuple),
    max_leaves=8,
)
surrogates = st.text(st.characters(categories=("Cs", "Lu")), max_size=4)
texts = st.text(max_size=8) | surrogates
numbers = st.integers(-(2**70), 2**70)


@st.composite
def event_lists(draw: st.DrawFn) -> list[Event]:
    """Events in order, everything else about them arbitrary."""
    events = []
    n = time = draw(st.integers(0, 5))
    for _ in range(draw(st.integers(0, 5))):
        pid = draw(numbers)
        events.append(
            Event(
                n=n,
                time=time,
                cpu=draw(st.integers(-1, 3)),
                pid=pid,
                tid=draw(st.just(pid) | numbers),
                kind=draw(texts),
                name=draw(texts),
                args=draw(st.lists(values | surrogates, max_size=3).map(tuple)),
                result=draw(values | surrogates),
                errno=draw(numbers),
                before=draw(texts),
                after=draw(texts),
                cause=draw(st.integers(-1, 3)),
                file=draw(texts),
                line=draw(st.integers(0, 99)),
            )
        )
        n += draw(st.integers(1, 3))
        time += draw(st.integers(0, 3))
    return events


scalars = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)
headers = st.dictionaries(
    st.text(), scalars.filter(lambda v: v not in (float("inf"), float("-inf"))), max_size=3
).filter(lambda header: not {"forklore", "version"} & header.keys())


def typed(value: Value) -> object:
    """``value`` with its types, as "1" == "1" but True == 1 and 0 == 0.0."""
    if isinstance(value, tuple):
        return tuple(typed(item) for item in value)
    return (type(value), value)


@given(event_lists(), headers)
def test_round_trip_is_exact(
    tmp_path_factory: pytest.TempPathFactory,
    events: list[Event],
    header: dict[str, str | int | float | bool | None],
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.jsonl"
    assert write_trace(path, header, events) == len(events)
    trace = read_trace(path)
    assert trace == Trace(header, events)
    assert [typed(tuple(e)) for e in trace.events] == [typed(tuple(e)) for e in events]
    data = path.read_bytes()
    assert data.isascii()
    assert b"\r" not in data
    assert data.count(b"\n") == len(events) + 2


def story() -> Story:
    """A fork, a write and an error."""
    s = Story()
    s.boot(100, "python3", uid=1000, tty="pts/0", cmdline=("python3", "a.py"))
    s.time = 1500
    s.fork(100, 101)
    s.call(101, "write", (1, b"caf\xc3\xa9\n"), 6)
    s.call(100, "openat", (-100, "x\udcff", 0, 0), errno=2)
    return s


def written() -> str:
    """The story as the file's text."""
    out = io.StringIO()
    write_trace(out, {"seed": 7, "cpus": 2}, story().events)
    return out.getvalue()


def test_the_text_is_compact_readable_and_always_the_same() -> None:
    assert written().splitlines() == [
        '{"forklore":"trace","version":1,"cpus":2,"seed":7}',
        '{"n":0,"t":0,"pid":100,"kind":"boot","name":"python3",'
        '"args":[0,100,100,1000,0,"pts/0",["python3","a.py"]]}',
        '{"n":1,"t":1500,"pid":101,"kind":"birth","args":[100]}',
        '{"n":2,"t":1500,"pid":101,"kind":"state","name":"fork","before":"new","after":"ready"}',
        '{"n":3,"t":1500,"pid":100,"kind":"call","name":"fork","result":101}',
        '{"n":4,"t":1500,"pid":101,"kind":"call","name":"write",'
        '"args":[1,{"b":"caf\\u00c3\\u00a9\\n"}],"result":6}',
        '{"n":5,"t":1500,"pid":100,"kind":"call","name":"openat",'
        '"args":[-100,"x\\udcff",0,0],"errno":2}',
        '{"events":6}',
    ]


def test_numbers_of_other_types_become_plain_numbers(tmp_path: Path) -> None:
    class Signal(IntEnum):
        TERM = 15

    s = Story()
    s.call(1, "kill", (True, Signal.TERM), 0)
    write_trace(tmp_path / "t", {}, s.events)
    assert typed(read_trace(tmp_path / "t").events[0].args) == ((int, 1), (int, 15))


# --- Trace ----------------------------------------------------------------------------------


def test_a_trace_can_be_cut_at_any_time() -> None:
    s = Story()
    for time in (0, 10, 10, 30):
        s.time = time
        s.call(1, "getpid", (), 1)
    trace = Trace({}, s.events)
    assert [trace.index(t) for t in (-1, 0, 9, 10, 29, 30, 99)] == [0, 1, 1, 3, 3, 4, 4]
    assert trace.at(10) == s.events[:3]
    assert trace.duration == 30
    assert Trace({}, []).duration == 0
    assert Trace({}, []).at(5) == []


# --- Nothing bad loses a trace that was there -------------------------------------------------


def failing() -> Iterator[Event]:
    """A run that ends in an error of ours."""
    yield story().events[0]
    raise RuntimeError("the run failed")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text("precious")
    with pytest.raises(RuntimeError):
        write_trace(path, {}, failing())
    assert path.read_text() == "precious"
    assert os.listdir(tmp_path) == ["run.jsonl"]


def test_a_write_replaces_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text("old")
    write_trace(str(path), {}, [])
    assert read_trace(path) == Trace({}, [])
    assert os.listdir(tmp_path) == ["run.jsonl"]


def test_a_missing_folder_is_reported_under_the_name_that_was_given(tmp_path: Path) -> None:
    path = str(tmp_path / "no" / "run.jsonl")
    with pytest.raises(FileNotFoundError) as caught:
        write_trace(path, {}, [])
    assert caught.value.filename == path


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=tmp_path.name):
        write_trace(tmp_path, {}, [])
    assert tmp_path.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")
def test_devices_and_links_are_written_through(tmp_path: Path) -> None:
    null = tmp_path / "null"
    null.symlink_to(os.devnull)
    write_trace(null, {}, [])
    assert os.path.realpath(null) == os.devnull
    assert not os.path.isfile(os.devnull)
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    write_trace(link, {}, [])
    assert link.is_symlink()
    assert read_trace(tmp_path / "real") == Trace({}, [])


# --- What cannot be written -------------------------------------------------------------------


def bad_events() -> list[tuple[str, list[Event]]]:
    """Lists that are refused, each with a part of the message."""
    first, second = story().events[:2]
    return [
        ("event number 0 comes after 0", [first, first]),
        ("the time goes back from 1500 to 1499", [second, second._replace(n=2, time=1499)]),
        ("args holds 1.5 of type float", [first._replace(args=((1.5,),))]),  # type: ignore[arg-type]
        ("result holds \\[1\\] of type list", [first._replace(result=[1])]),  # type: ignore[arg-type]
        ("time is 1.5, which is not of type int", [first._replace(time=1.5)]),  # type: ignore[arg-type]
        ("name is None, which is not of type str", [first._replace(name=None)]),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(("message", "events"), bad_events())
def test_events_that_could_not_be_read_are_not_written(message: str, events: list[Event]) -> None:
    with pytest.raises(TraceError, match=message):
        write_trace(io.StringIO(), {}, events)


def test_bad_headers_are_not_written() -> None:
    for header in ({"version": 2}, {"x": float("nan")}, {"x": (1, 2)}):
        with pytest.raises(TraceError, match="header"):
            write_trace(io.StringIO(), header, [])  # type: ignore[arg-type]


# --- What cannot be read ----------------------------------------------------------------------


def refusal(tmp_path: Path, data: bytes) -> str:
    """The message with which ``data`` is refused."""
    path = tmp_path / "bad.jsonl"
    path.write_bytes(data)
    with pytest.raises(TraceError) as caught:
        read_trace(path)
    message = str(caught.value)
    assert message.startswith(f"{path}, line ")
    return message.removeprefix(str(path))


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    data = written().encode()
    for size in range(len(data) - 1):  # without the last newline all is still there
        message = refusal(tmp_path, data[:size])
        assert "cut off" in message or "not a trace file" in message, message


@pytest.mark.parametrize(
    "data",
    [b"print('hello')\n", b"\x89PNG\r\n\x1a\n\x00", b"[]\n", b'{"a":1}\n', b"1\n", b"\xff\xfe{\0"],
)
def test_foreign_files_are_refused(tmp_path: Path, data: bytes) -> None:
    assert ", line 1: this is not a trace file of forklore" in refusal(tmp_path, data)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"").startswith(", line 1: the file is empty")


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, b'{"forklore":"trace","version":2,"what":"ever"}\n')
    assert "line 1: the file has version 2 and this program reads up to 1" in message
    assert "upgrade" in message


@pytest.mark.parametrize("version", ["0", '"1"', "null", "true", "1.0"])
def test_a_damaged_version_is_refused(tmp_path: Path, version: str) -> None:
    line = f'{{"forklore":"trace","version":{version}}}\n'
    assert "line 1: the version is" in refusal(tmp_path, line.encode())


DAMAGES = [
    ('"n":4', '"n":3', "line 6: event number 3 comes after 3"),
    ('"n":3,"t":1500', '"n":3,"t":1400', "line 5: the time goes back from 1500 to 1400 ns"),
    ('"t":0', '"t":"0"', "line 2: this is not an event (t is not a whole number)"),
    ('"t":0', '"t":0.0', "line 2: this is not an event (t is not a whole number)"),
    ('"errno":2', '"errno":true', "line 7: this is not an event (errno is not a whole number)"),
    ('"pid":100,', "", "line 2: this is not an event (pid is missing)"),
    ('"kind":"birth"', '"kinds":"birth"', "line 3: this is not an event (unknown key 'kinds')"),
    ('"kind":"birth"', '"kind":7', "line 3: this is not an event (kind is not a string)"),
    ('"kind":"birth",', "", "line 3: this is not an event (kind is missing)"),
    ("[100]", "100", "line 3: this is not an event (args is not an array)"),
    ("[100]", "[1.5]", "line 3: this is not an event (1.5 is no value)"),
    ("[100]", '[{"c":1}]', 'line 3: this is not an event ({"c": 1} is no value)'),
    ("[100]", '[{"b":"\\u0100"}]', "line 3: this is not an event ("),
    ("[100]", '[{"s":[-1]}]', "line 3: this is not an event ("),
    ("[100]", '[{"s":["x"]}]', "line 3: this is not an event ("),
    ("[100]", "[" * 99999, "line 3: this is not JSON"),
    ('{"n":1', "", "line 3: this is not JSON: the file is damaged"),
    ('{"n":1,', "\xff", "line 3: this is not JSON: the file is damaged"),
    ('{"n":1,', "7\n{", "line 3: this is not a JSON object"),
    ('{"events":6}', '{"events":7}', "line 8: 7 events were written and 6 are here"),
    ('{"events":6}\n', '{"events":6}\n\n', "line 8: there is more after the last line"),
]


@pytest.mark.parametrize(
    ("old", "new", "message"), DAMAGES, ids=[str(i) for i in range(len(DAMAGES))]
)
def test_damage_is_refused_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = written()
    assert old in text
    refused = refusal(tmp_path, text.replace(old, new, 1).encode("latin-1"))
    assert message in refused
    assert "the file is damaged; make the trace again" in refused


def test_a_missing_line_is_noticed(tmp_path: Path) -> None:
    lines = written().splitlines(keepends=True)
    del lines[3]
    assert "6 events were written and 5 are here" in refusal(tmp_path, "".join(lines).encode())


def test_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "windows.jsonl"
    path.write_bytes(written().replace("\n", "\r\n").encode())
    assert read_trace(path).events == story().events


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_trace(tmp_path / "none")


def test_each_line_is_json_on_its_own() -> None:
    for line in written().splitlines():
        assert isinstance(json.loads(line), dict)

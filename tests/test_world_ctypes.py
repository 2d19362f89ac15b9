"""The simulated `ctypes`: what is there does as on Linux (see the rules prctl_*), the rest says so."""

from __future__ import annotations

import sys

import pytest

from sim.running import Result, run
from sim.userland.world.ctypes import REFUSED

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="compares with Linux")

DATA = """
from ctypes import *
print(c_int(2 ** 40 + 5), c_ubyte(-1), c_long(), c_bool(5), c_char(65), c_void_p(7), c_char_p(None))
print(c_size_t, c_int64, c_voidp, sizeof(c_short), sizeof(c_char_p(b"x")), bool(c_int()))
number = c_int(5)
number.value += 2
print(number.value, number == c_int(7), isinstance(number, c_int32))
buffer = create_string_buffer(b"abc", 5)
buffer[0] = b"x"
print(buffer.value, buffer.raw, len(buffer), buffer[1], buffer[-2:], [*buffer], sizeof(buffer))
buffer.raw = b"12345"
print(buffer.value, c_char_p(b"a\\0b").value)
class pid_t(c_int): pass
print(type(pid_t(3)).__name__, pid_t.from_param(4).value, pid_t(3) in (1, 2))
"""

WRONG = """
c_int("x")
c_int(1.5)
c_int(1, 2)
c_char(b"ab")
c_char_p("x")
c_void_p("x")
byref(5)
create_string_buffer("x")
create_string_buffer(b"xyz", 2)
create_string_buffer(3)[3]
hash(c_int())
sizeof(5)
set_errno("x")
c_int.nothing
libc.prctl("a", object())
libc.prctl(1, 1.5)
libc.prctl(2 ** 70, 1)
libc.__nothing__
setattr(libc.prctl, "argtypes", [5])
setattr(libc.prctl, "restype", 5)
setattr(libc.prctl, "errcheck", 5)
"""

COLLECT = f"""
names = {{name: getattr(ctypes, name) for name in dir(ctypes)}}
for line in {WRONG!r}.strip().splitlines():
    try:
        eval(line, {{**names, "libc": libc}})
    except Exception as error:
        seen.append(f"{{line}}: {{type(error).__name__}}: {{error}}")
    else:
        seen.append(line)
"""
"""What wrong calls raise, on both sides."""

PLACES = {
    "ctypes.Structure": "class A(ctypes.Structure): pass",
    "ctypes.POINTER": "ctypes.POINTER(ctypes.c_int)",
    "ctypes.PyDLL": "ctypes.PyDLL(None)",
    "ctypes.pythonapi": "ctypes.pythonapi.Py_IncRef",
    "ctypes.c_int * 3": "ctypes.c_int * 3",
    "ctypes.c_int.from_address": "ctypes.c_int.from_address(0)",
    "ctypes.CDLL('libm.so.6')": "ctypes.CDLL('libm.so.6')",
    "ctypes.CDLL('nothing')": "ctypes.cdll.nothing",
    "ctypes.util.find_library('m')": "ctypes.util.find_library('m')",
    "ctypes: libc.fork": "libc.fork()",
    "ctypes: libc.unshare": "libc.unshare(0)",
    "ctypes: libc.syscall": "libc.syscall(39)",
    "ctypes: libc.kill with 1 arguments": "libc.kill(1)",
    "ctypes: prctl option 38": "libc.prctl(38, 1, 0, 0, 0)",
    "ctypes: writing beyond the end of an object": "libc.prctl(16, ctypes.create_string_buffer(15))",
    "setting ctypes.c_int.value": "ctypes.c_int.value = 5",
    "module ctypes.wintypes": "import ctypes.wintypes",
    "module _ctypes": "import _ctypes",
}


def simulated(script: str) -> Result:
    """A run after the usual beginning."""
    return run(f"import os, ctypes, ctypes.util\nlibc = ctypes.CDLL(None, use_errno=True)\n{script}\n")


def test_values() -> None:
    result = simulated(DATA)
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "c_int(5) c_ubyte(255) c_long(0) c_bool(True) c_char(b'A') c_void_p(7) c_char_p(None)",
        "<class 'ctypes.c_ulong'> <class 'ctypes.c_long'> <class 'ctypes.c_void_p'> 2 8 False",
        "7 False True",
        "b'xbc' b'xbc\\x00\\x00' 5 b'b' b'\\x00\\x00' [b'x', b'b', b'c', b'\\x00', b'\\x00'] 5",
        "b'12345' b'a'",
        "pid_t 4 False",
    ]


@on_linux
def test_errors_are_those_of_ctypes() -> None:
    import ctypes

    seen: list[str] = []
    exec(COLLECT, {"ctypes": ctypes, "libc": ctypes.CDLL(None), "seen": seen})
    result = simulated(f"seen = []{COLLECT}print('\\n'.join(seen))")
    assert result.stdout.splitlines() == seen


@pytest.mark.parametrize("what", PLACES)
def test_what_is_not_simulated_says_so_with_its_place(what: str) -> None:
    result = simulated(PLACES[what])
    assert f"{what} is not simulated; " in result.stderr
    assert "line 3" in result.stderr
    assert result.status == 1
    assert what.startswith("module") or any(what in line for line in result.summary.not_simulated)


@on_linux
def test_every_public_name_is_there_or_refused() -> None:
    import ctypes

    names = [name for name in dir(ctypes) if not name.startswith("_") and name != "util"]
    result = simulated(
        f"for name in {names}:\n"
        "    try: getattr(ctypes, name)\n"
        "    except NotImplementedError: print(name)\n")
    assert result.stderr == ""
    assert set(result.stdout.split()) <= set(REFUSED)


def test_fork_is_refused_with_a_hint() -> None:
    assert "ctypes: libc.fork is not simulated; use os.fork" in simulated("libc.fork()").stderr


def test_star_import_and_asking_for_names() -> None:
    result = simulated(
        "from ctypes import *\nprint(CDLL is ctypes.CDLL, hasattr(ctypes, 'windll'), cdll['libc.so.6']._name)\n"
        "print(cdll.LoadLibrary('libc.so.6').getpid() == os.getpid(), libc)")
    assert result.stdout == (
        "True False libc.so.6\nTrue <CDLL 'None', handle 7f5a4b000000 at 0x7f0000000010>\n")


def test_a_module_that_does_not_exist_is_not_found() -> None:
    assert "ModuleNotFoundError: No module named 'ctypes.nothing'" in simulated("import ctypes.nothing").stderr


def test_a_new_name_is_in_the_trace() -> None:
    result = simulated("libc.prctl(15, b'worker')")
    assert any(event.kind == "set" and event.args == ("python3", "worker") for event in result.trace)

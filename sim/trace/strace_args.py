"""Single values as strace prints them: numbers, flags, names, strings, structures.

Each function takes a `Value` and returns text. A value of an unexpected type is shown
plainly (`plain`) rather than refused: a view must not fail on what it does not know.
What the simulation does not have, such as the address of a buffer that a failed call did
not fill, is shown as NULL.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sim.trace import linux
from sim.trace.event import Value

Show: TypeAlias = Callable[[Value], str]

LIMIT = 32
"""How many bytes of a buffer are shown (strace's default, option -s)."""

PATH_LIMIT = 4095
"""How many bytes of a path are shown (PATH_MAX without its null byte)."""

_ESCAPES = {
    ord("\n"): "\\n",
    ord("\t"): "\\t",
    ord("\r"): "\\r",
    ord("\f"): "\\f",
    ord("\v"): "\\v",
    ord('"'): '\\"',
    ord("\\"): "\\\\",
}

_OCTAL_DIGITS = tuple(b"%d" % digit for digit in range(8))


def quote(data: bytes, limit: int = LIMIT) -> str:
    """A byte string in quotes, cut after ``limit`` bytes with "..." following."""
    out = ['"']
    shown = data[:limit]
    for i, byte in enumerate(shown):
        if byte in _ESCAPES:
            out.append(_ESCAPES[byte])
        elif 32 <= byte < 127:
            out.append(chr(byte))
        else:
            # Before an octal digit an escape needs all its places to end where it should.
            full = shown[i + 1 : i + 2] in _OCTAL_DIGITS
            out.append(f"\\{byte:03o}" if full else f"\\{byte:o}")
    out.append('"')
    return "".join(out) + ("..." if len(data) > limit else "")


def quote_hex(data: bytes, limit: int = LIMIT) -> str:
    """A byte string all in hexadecimal, as strace shows random bytes."""
    text = "".join(f"\\x{byte:02x}" for byte in data[:limit])
    return f'"{text}"' + ("..." if len(data) > limit else "")


def encoded(value: str) -> bytes:
    """The bytes of a string of the script's: UTF-8 with surrogate escapes."""
    try:
        return value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate that stands for no byte
        return value.encode("utf-8", "surrogatepass")


def plain(value: Value) -> str:
    """Any value without knowledge of what it means."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return quote(value)
    if isinstance(value, str):
        return quote(encoded(value), PATH_LIMIT)
    if isinstance(value, tuple):
        return "[" + ", ".join(plain(item) for item in value) + "]"
    return str(int(value))


def path(value: Value) -> str:
    """A file name, which strace does not shorten to `LIMIT`."""
    return quote(value, PATH_LIMIT) if isinstance(value, bytes) else plain(value)


def octal(value: Value) -> str:
    """A file mode: 0644, and 000 for none."""
    return f"0{value:o}".zfill(3) if isinstance(value, int) else plain(value)


def directory(value: Value) -> str:
    """The directory that a path is relative to."""
    return "AT_FDCWD" if value == linux.AT_FDCWD else plain(value)


def flags(names: Mapping[int, str], none: str = "0") -> Show:
    """A formatter of bit masks: NAME|NAME|0xrest, or ``none`` for 0."""

    def show(value: Value) -> str:
        if not isinstance(value, int):
            return plain(value)
        return "|".join(flag_names(value, names)) or none

    return show


def flag_names(value: int, names: Mapping[int, str]) -> list[str]:
    """The names of the bits set in ``value``, in the order of ``names``, then the rest."""
    shown = []
    for bit, name in names.items():
        if value & bit == bit:
            shown.append(name)
            value &= ~bit
    return [*shown, f"{value:#x}"] if value else shown


def choice(names: Mapping[int, str], family: str) -> Show:
    """A formatter of one of several constants; ``family`` is their common prefix."""

    def show(value: Value) -> str:
        if not isinstance(value, int):
            return plain(value)
        unsigned = value if value >= 0 else value + (1 << 32)
        return names.get(value) or f"{unsigned:#x} /* {family}??? */"

    return show


def open_flags(value: Value) -> str:
    """The flags of open(2): the access mode first."""
    if not isinstance(value, int):
        return plain(value)
    mode = linux.ACCESS_MODES[value & linux.O_ACCMODE]
    return "|".join([mode, *flag_names(value & ~linux.O_ACCMODE, linux.OPEN_FLAGS)])


def signal(value: Value) -> str:
    """A signal's name; unknown numbers, and 0, as they are."""
    return linux.SIGNALS.get(value, str(value)) if isinstance(value, int) else plain(value)


def file_mode(value: Value) -> str:
    """The st_mode of a file: S_IFREG|0644."""
    if not isinstance(value, int):
        return plain(value)
    kind, bits, rights = value & 0o170000, value & 0o7000, value & 0o777
    names = [linux.FILE_TYPES.get(kind, f"{kind:#o}"), *flag_names(bits, linux.MODE_BITS)]
    return "|".join([*names, octal(rights)])


def device(value: Value) -> str:
    """A device number: makedev(major, minor)."""
    number = value if isinstance(value, int) else 0
    major = number >> 8 & 0xFFF | number >> 32 & ~0xFFF
    minor = number & 0xFF | number >> 12 & ~0xFF
    return f"makedev({major:#x}, {minor:#x})"


def timespec(value: Value) -> str:
    """Nanoseconds as a struct timespec; None as NULL."""
    if not isinstance(value, int):
        return plain(value)
    return f"{{tv_sec={value // 10**9}, tv_nsec={value % 10**9}}}"


def timeval(value: Value) -> str:
    """Nanoseconds as a struct timeval; None as NULL."""
    if not isinstance(value, int):
        return plain(value)
    return f"{{tv_sec={value // 10**9}, tv_usec={value % 10**9 // 1000}}}"


def limit(value: Value) -> str:
    """A resource limit; -1 and 2**64 - 1 are infinity, multiples of 1024 are products."""
    if value in (-1, 2**64 - 1):
        return "RLIM64_INFINITY"
    if isinstance(value, int) and value > 1024 and value % 1024 == 0:
        return f"{value // 1024}*1024"
    return plain(value)


def wait_status(status: int) -> str:
    """A wait status by the macros that take it apart."""
    if status == 0xFFFF:
        return "{WIFCONTINUED(s)}"
    if status & 0xFF == 0x7F:
        return f"{{WIFSTOPPED(s) && WSTOPSIG(s) == {signal(status >> 8 & 0xFF)}}}"
    if status & 0x7F:
        core = " && WCOREDUMP(s)" if status & 0x80 else ""
        return f"{{WIFSIGNALED(s) && WTERMSIG(s) == {signal(status & 0x7F)}{core}}}"
    return f"{{WIFEXITED(s) && WEXITSTATUS(s) == {status >> 8 & 0xFF}}}"


def rusage(value: Value) -> str:
    """Resource use: a tuple that begins with user and system CPU time (ns)."""
    if not isinstance(value, tuple) or len(value) < 2:
        return plain(value)
    return f"{{ru_utime={timeval(value[0])}, ru_stime={timeval(value[1])}, ...}}"


def siginfo(name: str, code: str, sender: int, uid: int, status: Value) -> str:
    """A struct siginfo: ``name`` of the signal, ``code`` such as CLD_EXITED or SI_USER."""
    parts = [f"si_signo={name}", f"si_code={code}"]
    if code.startswith("CLD_"):
        shown = plain(status) if code == "CLD_EXITED" else signal(status)
        parts += [f"si_pid={sender}", f"si_uid={uid}", f"si_status={shown}"]
        parts += ["si_utime=0", "si_stime=0"]
    elif code.startswith(("SEGV_", "BUS_", "FPE_", "ILL_")):
        parts += ["si_addr=NULL"]
    elif code != "SI_KERNEL":
        parts += [f"si_pid={sender}", f"si_uid={uid}"]
    return "{" + ", ".join(parts) + "}"

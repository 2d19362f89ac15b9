"""Source files as Python reads them: their encoding, their lines, what is wrong with them.

Source: Parser/tokenizer.c, the part that reads a script from a file (it words its complaints
otherwise than ``compile()`` of the same bytes does).
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, lookup
from io import BytesIO, StringIO, TextIOWrapper
from tokenize import cookie_re, detect_encoding

_BLANK = b" \t\f\r\n"
_IMPORT = re.compile(
    rb"\bfrom\s+([\w.]+)\s+import\b|\bimport\s+([\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+)*)")
_FRAMELESS = frozenset(
    b"os sys time errno math itertools functools struct json select resource fcntl atexit io stat "
    b"string collections random signal re os.path enum tempfile".split())
_NO_ENCODING = (
    "Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {}, but no encoding declared; "
    "see https://peps.python.org/pep-0263/ for details"
)


def decode(source: bytes) -> str:
    """A source file's text, by its coding cookie; unreadable bytes are replaced."""
    try:
        encoding = detect_encoding(BytesIO(source).readline)[0]
    except SyntaxError:
        encoding = "utf-8"
    return TextIOWrapper(BytesIO(source), encoding, "replace").read()


def split_lines(text: str) -> list[str]:
    """The lines of a source text, each with a newline, as `linecache` keeps them.

    Not `str.splitlines`, which also splits at form feeds and other characters.
    """
    lines = list(StringIO(text))
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def check_script(source: bytes, filename: str) -> None:
    """Raise the SyntaxError that Python raises for a script file that cannot be decoded."""
    lines = source.splitlines(keepends=True)
    name = _cookie(lines)
    marked = source.startswith(BOM_UTF8)
    if name is None or _is_utf8(name):
        for number, line in enumerate(lines, start=1):
            if name is None:  # else compile() finds it
                _check_encoding(line.partition(b"\0")[0], number, filename)
            _check_null(line, number, filename)
        return
    if marked:
        raise SyntaxError(f"encoding problem: {_normal_name(name)} with BOM")
    try:
        text = source.decode(name)
    except (LookupError, ValueError):
        raise SyntaxError(f"encoding problem: {_normal_name(name)}") from None
    for number, decoded in enumerate(StringIO(text), start=1):
        _check_null(decoded.encode("utf-8", "surrogatepass"), number, filename)


def _cookie(lines: list[bytes]) -> str | None:
    """The encoding named in the first two lines (PEP 263); None if none is."""
    for line in lines[:2]:
        line = line.removeprefix(BOM_UTF8)
        match = cookie_re.match(line.decode("latin-1"))
        if match:
            return match[1]
        if line.strip(_BLANK)[:1] not in (b"", b"#"):
            return None
    return None


def _is_utf8(name: str) -> bool:
    try:
        return lookup(name).name == "utf-8"
    except LookupError:
        return False


def _normal_name(name: str) -> str:
    """An encoding as the tokenizer names it (get_normal_name)."""
    plain = name[:12].lower().replace("_", "-")
    for known in ("latin-1", "iso-8859-1", "iso-latin-1"):
        if plain == known or plain.startswith(f"{known}-"):
            return "iso-8859-1"
    return name


def _check_null(line: bytes, number: int, filename: str) -> None:
    place = line.find(b"\0")
    if place >= 0:
        text = line[:place].decode("utf-8", "replace")
        raise SyntaxError("source code cannot contain null bytes", (filename, number, None, text))


def _check_encoding(line: bytes, number: int, filename: str) -> None:
    try:
        line.decode()
    except UnicodeDecodeError as error:
        text = _NO_ENCODING.format(line[error.start], filename, number)
        raise SyntaxError(text) from None


def may_see_frames(source: bytes) -> bool:
    """Whether a script might look at who called it: False only if it surely does not.

    It does not if it imports nothing but modules that never look at frames, and
    names no attribute that leads to one.
    """
    if b"_getframe" in source or b"f_back" in source or b"__import__" in source:
        return True
    for origin, names in _IMPORT.findall(source):
        for name in (origin,) if origin else names.split(b","):
            if name.split()[0] not in _FRAMELESS:
                return True
    return False

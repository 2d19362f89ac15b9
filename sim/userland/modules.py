"""Which modules a script can import, and how each is provided. One explicit table.

host     Pure modules, shared with the host interpreter: their results depend on nothing
         but their arguments. They do not print, open files or look into sys.modules.
native   Modules of the simulation's own (`sim.userland.world` and this package), in place
         of those that CPython has in C.
world    Standard-library modules without state of their own, executed once from CPython's
         source on top of the native ones, and shared by all processes.
private  Everything else of the standard library that is written in Python: executed afresh
         for every process, since it may have state.
absent   Named here with what to do instead; any other C module is absent too.

Library modules that nobody listed are private: that is always right, only slower.
"""

from __future__ import annotations

HOST = frozenset(
    """
    __future__ _abc _ast _bisect _blake2 _bz2 _codecs _collections _collections_abc _compression
    _csv _functools _hashlib _heapq _json _lzma _md5 _opcode _operator
    _elementtree _sha1 _sha2 _sha256 _sha3 _sha512 _sre _statistics _string _struct _symtable
    _tokenize _typing _weakref _weakrefset abc array ast base64 binascii bisect cmath
    collections colorsys copy copyreg csv decimal _decimal difflib encodings fractions
    functools graphlib hashlib heapq hmac html ipaddress itertools json keyword marshal math
    numbers opcode operator pyexpat quopri re reprlib string stringprep struct symtable textwrap
    token types unicodedata zlib sre_compile sre_constants sre_parse _contextvars contextvars
    """.split()
)

WORLD = frozenset(
    """
    _pydatetime _strptime argparse bdb calendar cmd code codecs codeop contextlib dataclasses
    datetime dis enum filecmp fileinput fnmatch genericpath getopt gettext glob inspect linecache
    locale nturl2path ntpath optparse os pathlib posixpath pprint sched selectors shlex shutil
    signal stat statistics tabnanny timeit tokenize traceback typing urllib uuid xml zipapp
    """.split()
)

NATIVE = frozenset(
    """
    _io _locale _random _signal _thread atexit builtins ctypes errno fcntl gc grp importlib io
    posix pwd resource select sim sys termios time
    """.split()
)

LATER = "it comes in a later version; os.fork, os.pipe and os.wait are simulated"
ABSENT: dict[str, str] = {
    "_ctypes": "C code cannot be simulated",
    "ctypes.macholib": "ctypes and ctypes.util are",
    "ctypes.wintypes": "ctypes and ctypes.util are",
    "ctypes._endian": "ctypes and ctypes.util are",
    "ctypes._aix": "ctypes and ctypes.util are",
    "asyncio": LATER,
    "concurrent": LATER,
    "multiprocessing": LATER,
    "_multiprocessing": LATER,
    "subprocess": LATER,
    "_posixsubprocess": LATER,
    "socket": LATER,
    "_socket": LATER,
    "socketserver": LATER,
    "ssl": LATER,
    "urllib.request": "a simulated machine has no network",
    "mmap": LATER,
    "readline": "read standard input with input() or sys.stdin",
    "curses": "write to standard output instead",
    "tkinter": "a simulated machine has no screen",
    "sqlite3": "use files; databases in C cannot be simulated",
    "faulthandler": "uncaught exceptions are printed as always",
    "tracemalloc": "host memory says nothing about the simulated process",
}


STAND_INS: dict[str, frozenset[str]] = {
    "email.utils": frozenset({"socket"}),
    "logging.config": frozenset({"socketserver"}),
    "logging.handlers": frozenset({"socket"}),
    "unittest.mock": frozenset({"asyncio"}),
    "xml.sax.saxutils": frozenset({"urllib.request"}),
}
"""Library modules that import what is absent, of which they make use only now and then."""


def advice(name: str) -> str:
    """What to do instead of importing an absent module."""
    return ABSENT.get(name) or ABSENT[name.partition(".")[0]]


def kind_of(name: str) -> str:
    """``host``, ``native``, ``world``, ``absent`` or ``private`` for a module's dotted name."""
    top = name.partition(".")[0]
    if name in ABSENT:
        return "absent"
    for kind, names in (("native", NATIVE), ("host", HOST), ("world", WORLD), ("absent", ABSENT)):
        if top in names:
            return kind
    return "private"

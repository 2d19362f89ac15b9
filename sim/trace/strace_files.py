"""How strace shows the calls on descriptors and files: a part of the table of calls."""

from __future__ import annotations

from sim.trace import linux
from sim.trace.event import Value
from sim.trace.strace_args import (
    Show,
    choice,
    device,
    directory,
    encoded,
    file_mode,
    flag_names,
    flags,
    octal,
    open_flags,
    path,
    plain,
    quote,
    timespec,
    timeval,
)
from sim.trace.strace_shape import Args, Enter, Shape, as_int, as_tuple, by, length, mode, out, zero

_open_bits = flags(linux.OPEN_FLAGS)
_AT = flags(linux.AT_FLAGS)

# --- Files ------------------------------------------------------------------------------


def _open_enter(args: Args) -> list[str]:
    """The mode counts, and is shown, only where a file can be made."""
    creates = linux.O_CREAT | (linux.O_TMPFILE & ~0o200000)
    shown = args if as_int(args[2]) & creates else args[:3]
    return by(directory, path, open_flags, octal)(shown)


def _read_leave(args: Args, result: Value) -> list[str]:
    return [plain(result), plain(args[1])]


def _pread_leave(args: Args, result: Value) -> list[str]:
    return [plain(result), plain(args[1]), plain(args[2])]


def _buffer(value: Value) -> str:
    """Text that the kernel wrote into a buffer: shortened, unlike a path passed in."""
    return quote(encoded(value)) if isinstance(value, str) else plain(value)


def _write_enter(args: Args) -> list[str]:
    fd, data = args
    if not isinstance(data, bytes):
        raise TypeError(data)
    return [plain(fd), quote(data), str(len(data))]


def _fcntl_enter(args: Args) -> list[str]:
    fd, command = plain(args[0]), choice(linux.FCNTL_COMMANDS, "F_")(args[1])
    if command in ("F_GETFD", "F_GETFL", "F_GETOWN", "F_GETSIG", "F_GETLEASE", "F_GETPIPE_SZ"):
        return [fd, command]
    shows = {"F_SETFD": flags(linux.FD_FLAGS), "F_SETFL": open_flags}
    return [fd, command, *(shows.get(command, plain)(arg) for arg in args[2:])]


def _fcntl_result(args: Args, result: Value) -> str:
    command = linux.FCNTL_COMMANDS.get(as_int(args[1]))
    value = as_int(result)
    if command == "F_GETFL":
        return f"{value:#x} (flags {open_flags(value)})" if value else "0 (flags O_RDONLY)"
    if command == "F_GETFD" and value:
        return f"{value:#x} (flags {'|'.join(flag_names(value, linux.FD_FLAGS))})"
    return str(value)


def _stat(value: Value) -> str:
    """Stat fields in the kernel's order: mode first, size seventh, device thirteenth."""
    fields = as_tuple(value) if value is not None else None
    if fields is None:
        return "NULL"
    bits = as_int(fields[0])
    shown = [f"st_mode={file_mode(bits)}"]
    if bits & 0o170000 not in (0o020000, 0o060000):
        shown.append(f"st_size={plain(fields[6])}")
    elif len(fields) > 12:
        shown.append(f"st_rdev={device(fields[12])}")
    return "{" + ", ".join(shown) + ", ...}"


def _stat_leave(args: Args, result: Value) -> list[str]:
    return [_stat(result), *([flags(linux.AT_FLAGS)(args[2])] if len(args) > 2 else [])]


def _names(result: Value) -> list[bytes]:
    """The names in a directory, each alone or the first of (name, inode number, type)."""
    first = (item[0] if isinstance(item, tuple) else item for item in as_tuple(result))
    return [encoded(name) if isinstance(name, str) else b"" for name in first]


def _getdents_leave(args: Args, result: Value) -> list[str]:
    if result is None:
        return ["NULL", "32768"]
    return [f"NULL /* {len(_names(result))} entries */", "32768"]


def _getdents_result(args: Args, result: Value) -> str:
    """The bytes that struct linux_dirent64 takes for these names: 20 each, aligned to 8."""
    return str(sum((len(name) + 20 + 7) // 8 * 8 for name in _names(result)))


def _getcwd_result(args: Args, result: Value) -> str:
    return str(int(length(args, result)) + 1)


def _pwrite_enter(args: Args) -> list[str]:
    return [*_write_enter(args[:2]), *map(plain, args[2:])]


def _fchmodat_enter(args: Args) -> list[str]:
    """Older kernels, and strace, know no flags here: they are shown if there are any."""
    shown = args if len(args) > 3 and args[3] else args[:3]
    return by(directory, path, octal, _AT)(shown)


def _utimensat_enter(args: Args) -> list[str]:
    times = "NULL"
    if args[2] is not None:
        times = "[" + ", ".join(timespec(item) for item in as_tuple(args[2])) + "]"
    return [*by(directory, path)(args[:2]), times, *map(_AT, args[3:])]


_STATFS = (
    "f_bsize",
    "f_blocks",
    "f_bfree",
    "f_bavail",
    "f_files",
    "f_ffree",
    "f_namelen",
    "f_frsize",
    "f_flags",
)


def _statfs_leave(args: Args, result: Value) -> list[str]:
    if result is None:
        return ["NULL"]
    kind, *figures = as_tuple(result)
    shown = [f"f_type={linux.FILE_SYSTEMS.get(as_int(kind), hex(as_int(kind)))}"]
    shown += [f"{name}={plain(n)}" for name, n in zip(_STATFS, figures, strict=False)]
    return ["{" + ", ".join(shown) + "}"]


# --- ioctl: what is passed and what is filled in depends on the request ------------------


def _ioctl_enter(args: Args) -> list[str]:
    fd, request = plain(args[0]), _REQUEST(args[1])
    return [fd, request, *(_ioctl_value(request, arg) for arg in args[2:] if arg is not None)]


def _ioctl_value(request: str, arg: Value) -> str:
    """What is passed with a request."""
    if request.startswith("TCSETS"):
        return "{...}"
    if request == "TIOCSWINSZ":
        return _window_size(arg)
    return f"[{arg}]" if isinstance(arg, int) and request not in linux.IOCTL_NUMBERS else plain(arg)


def _window_size(value: Value) -> str:
    """A struct winsize; the sizes in pixels may be left out."""
    rows, columns, width, height = (*as_tuple(value), 0, 0)[:4]
    size = f"ws_row={plain(rows)}, ws_col={plain(columns)}"
    return f"{{{size}, ws_xpixel={plain(width)}, ws_ypixel={plain(height)}}}"


def _ioctl_leave(args: Args, result: Value) -> list[str]:
    request = linux.IOCTLS.get(as_int(args[1]))
    if result is None:
        return ["NULL"]
    if request == "TCGETS":
        return ["{...}"]
    if request == "TIOCGWINSZ":
        return [_window_size(result)]
    return [f"[{plain(result)}]"]


_REQUEST = choice(linux.IOCTLS, "")
_IOCTL_SET = Shape(_ioctl_enter)
_IOCTL_GET = Shape(lambda args: [plain(args[0]), _REQUEST(args[1])], _ioctl_leave, zero)


def ioctl_shape(args: Args) -> Shape:
    """The shape of an ioctl call, by its request."""
    request = args[1] if len(args) > 1 else None
    name = linux.IOCTLS.get(request) if isinstance(request, int) else None
    return _IOCTL_GET if name in linux.IOCTL_GETS else _IOCTL_SET


# --- Waiting for files and time -----------------------------------------------------------

_EVENTS = flags(linux.POLL_EVENTS)


def _poll_enter(args: Args) -> list[str]:
    items = [as_tuple(item) for item in as_tuple(args[0])]
    fds = ", ".join(f"{{fd={plain(fd)}, events={_EVENTS(events)}}}" for fd, events in items)
    # The kernel counts in ns, poll(2) in ms (rounded up, so as not to wait too short).
    timeout = "-1" if args[1] is None else str(-(-as_int(args[1]) // 10**6))
    return [f"[{fds}]" if items else "NULL", str(len(items)), timeout]


def _poll_result(args: Args, result: Value) -> str:
    items = [as_tuple(item) for item in as_tuple(result)]
    if not items:
        return "0 (Timeout)"
    fds = ", ".join(f"{{fd={plain(fd)}, revents={_EVENTS(events)}}}" for fd, events in items)
    return f"{len(items)} ([{fds}])"


def _fd_set(value: Value) -> str:
    items = () if value is None else as_tuple(value)
    return "[" + " ".join(plain(fd) for fd in items) + "]" if items else "NULL"


def _select_enter(time: Show, *extra: str) -> Enter:
    """Three sets and a timeout, shown by ``time``."""

    def enter(args: Args) -> list[str]:
        sets = args[:3]
        highest = max((as_int(fd) for fds in sets for fd in as_tuple(fds or ())), default=-1)
        return [str(highest + 1), *map(_fd_set, sets), time(args[3]), *extra]

    return enter


def _select_result(args: Args, result: Value) -> str:
    sets = [as_tuple(fds) for fds in as_tuple(result)]
    count = sum(len(fds) for fds in sets)
    named = zip(("in", "out", "except"), sets, strict=False)
    shown = ", ".join(f"{name} {_fd_set(fds)}" for name, fds in named if fds)
    return f"{count} ({shown or 'Timeout'})"


# --- The table ------------------------------------------------------------------------

FILE_CALLS: dict[str, Shape] = {
    # descriptors
    "read": Shape(lambda args: [plain(args[0])], _read_leave, length),
    "write": Shape(_write_enter),
    "pipe2": Shape(lambda args: [], lambda args, result: [plain(result), *map(_open_bits, args)]),
    "openat": Shape(_open_enter),
    "dup3": Shape(by(plain, plain, _open_bits)),
    "fcntl": Shape(_fcntl_enter, None, _fcntl_result),
    "pread64": Shape(lambda args: [plain(args[0])], _pread_leave, length),
    "pwrite64": Shape(_pwrite_enter),
    "lseek": Shape(by(plain, plain, choice(linux.WHENCES, "SEEK_"))),
    "ftruncate": Shape(by()),
    "getdents64": Shape(by(), _getdents_leave, _getdents_result),
    # files
    "fstat": Shape(by(), out(_stat)),
    "newfstatat": Shape(lambda args: by(directory, path)(args[:2]), _stat_leave),
    "mkdirat": Shape(by(directory, path, octal)),
    "unlinkat": Shape(by(directory, path, flags(linux.UNLINK_FLAGS))),
    "renameat": Shape(by(directory, path, directory, path)),
    "renameat2": Shape(by(directory, path, directory, path, flags(linux.RENAME_FLAGS))),
    "linkat": Shape(by(directory, path, directory, path, _AT)),
    "symlinkat": Shape(by(path, directory, path)),
    "readlinkat": Shape(by(directory, path), out(_buffer, "4096"), length),
    "faccessat": Shape(by(directory, path, flags(linux.ACCESS_BITS, "F_OK"))),
    "faccessat2": Shape(
        by(directory, path, flags(linux.ACCESS_BITS, "F_OK"), flags(linux.ACCESS_FLAGS))
    ),
    "fchmodat": Shape(_fchmodat_enter),
    "fchmod": Shape(by(plain, octal)),
    "fchownat": Shape(by(directory, path, plain, plain, _AT)),
    "utimensat": Shape(_utimensat_enter),
    "mknodat": Shape(lambda args: by(directory, path, file_mode)(args[:3])),
    "statfs": Shape(by(path), _statfs_leave, zero),
    "fstatfs": Shape(by(), _statfs_leave, zero),
    "getcwd": Shape(by(), out(plain, "1024"), _getcwd_result),
    "umask": Shape(by(octal), None, mode),
    "poll": Shape(_poll_enter, None, _poll_result),
    "select": Shape(_select_enter(timeval), None, _select_result),
    "pselect6": Shape(_select_enter(timespec, "NULL"), None, _select_result),
}
"""How each call is shown."""

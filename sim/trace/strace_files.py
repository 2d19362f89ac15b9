"""How strace shows the calls on descriptors and files: a part of the table of calls."""

from __future__ import annotations

from sim.trace import linux
from sim.trace.event import Value
from sim.trace.strace_args import (
    Show,
    choice,
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
from sim.trace.strace_shape import Args, Enter, Shape, as_int, as_tuple, by, length, mode, out

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
    """Stat fields in the order of Python's os.stat_result: mode first, size seventh."""
    if not isinstance(value, tuple) or len(value) < 7:
        return plain(value)
    bits = as_int(value[0])
    device = bits & 0o170000 in (0o020000, 0o060000)  # strace shows no size of a device
    size = "" if device else f"st_size={plain(value[6])}, "
    return f"{{st_mode={file_mode(bits)}, {size}...}}"


def _stat_leave(args: Args, result: Value) -> list[str]:
    return [_stat(result), *([flags(linux.AT_FLAGS)(args[2])] if len(args) > 2 else [])]


def _entries(result: Value) -> list[bytes]:
    return [encoded(n) if isinstance(n, str) else bytes(str(n), "utf-8") for n in as_tuple(result)]


def _getdents_leave(args: Args, result: Value) -> list[str]:
    if result is None:
        return ["NULL", "32768"]
    return [f"NULL /* {len(_entries(result))} entries */", "32768"]


def _getdents_result(args: Args, result: Value) -> str:
    """The bytes that struct linux_dirent64 takes for these names: 20 each, aligned to 8."""
    return str(sum((len(name) + 20 + 7) // 8 * 8 for name in _entries(result)))


def _getcwd_result(args: Args, result: Value) -> str:
    return str(int(length(args, result)) + 1)


# --- Waiting for files and time -----------------------------------------------------------

_EVENTS = flags(linux.POLL_EVENTS)


def _poll_enter(args: Args) -> list[str]:
    items = [as_tuple(item) for item in as_tuple(args[0])]
    fds = ", ".join(f"{{fd={plain(fd)}, events={_EVENTS(events)}}}" for fd, events in items)
    timeout = "-1" if args[1] is None else plain(args[1])
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
    "ioctl": Shape(by(plain, choice(linux.IOCTLS, ""))),
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
    "fchmodat": Shape(by(directory, path, octal)),
    "fchmod": Shape(by(plain, octal)),
    "fchownat": Shape(by(directory, path, plain, plain, _AT)),
    "getcwd": Shape(by(), out(plain, "1024"), _getcwd_result),
    "umask": Shape(by(octal), None, mode),
    "poll": Shape(_poll_enter, None, _poll_result),
    "select": Shape(_select_enter(timeval), None, _select_result),
    "pselect6": Shape(_select_enter(timespec, "NULL"), None, _select_result),
}
"""How each call is shown."""

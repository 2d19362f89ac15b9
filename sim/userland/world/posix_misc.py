"""The rest of `posix`: environment, randomness, what the machine is called and can do.

Source: Modules/posixmodule.c; the texts for bad arguments are its own.
"""

from __future__ import annotations

import posixpath
import sys
from collections.abc import ItemsView, Iterator, KeysView, MutableMapping, ValuesView
from operator import index
from typing import Any

from sim.kernel.errors import EINVAL, EOPNOTSUPP
from sim.kernel.errors import strerror as linux_strerror
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world import convert
from sim.userland.world.convert import c_int, c_ssize, encoded
from sim.userland.world.posix_configuration import CONFSTR, PATHCONF, REFUSED, SYSCONF
from sim.userland.world.posix_scheduling import cpu_count
from sim.userland.world.registry import Module
from sim.userland.world.structs import uname_result

POSIX = Module("posix")
RLIMITS = {"SC_OPEN_MAX": 7, "SC_CHILD_MAX": 6, "SC_SIGQUEUE_MAX": 11}
NODEV = -1
"""No device: a number of its own from 3.13 on."""
RELEASE, VERSION = "6.6.0", "#1 SMP PREEMPT_DYNAMIC forklore"


# ---- the environment ------------------------------------------------------------------------


class Environ(MutableMapping[bytes, bytes]):
    """``posix.environ``: the environment of whichever process is executing.

    os.py keeps one reference to it for all processes.
    """

    def __getitem__(self, name: bytes) -> bytes:
        return here.image.environ[name]

    def __setitem__(self, name: bytes, value: bytes) -> None:
        here.image.environ[name] = value

    def __delitem__(self, name: bytes) -> None:
        del here.image.environ[name]

    def __iter__(self) -> Iterator[bytes]:
        return iter(here.image.environ)

    def __len__(self) -> int:
        return len(here.image.environ)

    def __contains__(self, name: object) -> bool:
        return name in here.image.environ

    def __repr__(self) -> str:
        return repr(here.image.environ)

    def keys(self) -> KeysView[bytes]:
        """The names."""
        return here.image.environ.keys()

    def values(self) -> ValuesView[bytes]:
        """The values."""
        return here.image.environ.values()

    def items(self) -> ItemsView[bytes, bytes]:
        """Names and values."""
        return here.image.environ.items()

    def copy(self) -> dict[bytes, bytes]:
        """A plain dict of it."""
        return here.image.environ.copy()


POSIX.names["environ"] = Environ()


@POSIX.function
def putenv(name: Any, value: Any, /) -> None:
    """Change an environment variable of the C library: only programs started later see it."""
    key = encoded(name)
    encoded(value)
    if not key or b"=" in key:
        if b"=" in key:
            raise ValueError("illegal environment variable name")
        raise os_error(EINVAL)


@POSIX.function
def unsetenv(name: Any, /) -> None:
    """Delete an environment variable of the C library."""
    key = encoded(name)
    if not key or b"=" in key:
        raise os_error(EINVAL)


# ---- randomness -----------------------------------------------------------------------------


@POSIX.function
def urandom(size: int, /) -> bytes:
    """Return a bytes object containing random bytes suitable for cryptographic use."""
    size = c_ssize(size)
    if size < 0:
        raise ValueError("negative argument not allowed")
    data = b""
    while len(data) < size:
        data += here.call("getrandom", (size - len(data), 0))
    return data


@POSIX.function
def getrandom(size: int, flags: int = 0) -> bytes:
    """Obtain a series of random bytes."""
    size, flags = c_ssize(size), c_int(flags)
    if size < 0:
        raise os_error(EINVAL)
    return here.call("getrandom", (size, flags))  # type: ignore[no-any-return]


# ---- the machine ----------------------------------------------------------------------------


@POSIX.function
def uname() -> Any:
    """Return an object identifying the current operating system."""
    return uname_result(("Linux", "forklore", RELEASE, VERSION, "x86_64"))


def _configuration_name(name: Any, names: dict[str, Any]) -> tuple[str, int]:
    """A configuration name as (text, number); the text is "" for an unknown number."""
    if isinstance(name, str):
        if name not in names:
            raise ValueError("unrecognized configuration name")
        return name, names[name][0]
    if not hasattr(name, "__index__"):
        raise TypeError("configuration names must be strings or integers")
    number = c_int(name)
    return next((text for text, row in names.items() if row[0] == number), ""), number


@POSIX.function
def sysconf(name: Any, /) -> int:
    """Return an integer-valued system configuration variable."""
    text, _ = _configuration_name(name, SYSCONF)
    if text in RLIMITS:
        return int(here.call("prlimit64", (0, RLIMITS[text], None))[0])
    if text.startswith("SC_NPROCESSORS"):
        return cpu_count()
    value = SYSCONF[text][1] if text else REFUSED
    if value is None or value == REFUSED:
        raise os_error(EINVAL)
    return value


@POSIX.function
def confstr(name: Any, /) -> str | None:
    """Return a string-valued system configuration variable."""
    text, _ = _configuration_name(name, CONFSTR)
    if not text:
        raise os_error(EINVAL)
    return CONFSTR[text][1]


def _pathconf(name: Any, path: Any) -> int:
    text, _ = _configuration_name(name, PATHCONF)
    if not text:
        raise os_error(EINVAL, path)
    return PATHCONF[text][1]


@POSIX.function
def pathconf(path: Any, name: Any) -> int:
    """Return the configuration limit name for the file or directory path."""
    where = convert.path(path, "pathconf", fd=True)
    _configuration_name(name, PATHCONF)
    _look_at(where, follow=True)
    return _pathconf(name, where.given)


@POSIX.function
def fpathconf(fd: int, name: Any, /) -> int:
    """Return the configuration limit name for the file descriptor fd."""
    fd = c_int(fd)
    _configuration_name(name, PATHCONF)
    here.call("fstat", (fd,))
    return _pathconf(name, None)


def _look_at(where: convert.Path, *, follow: bool) -> None:
    """Fail as any call on the path would if it leads nowhere."""
    if where.fd != -1:
        here.call("fstat", (where.fd,), where.given)
    else:
        flags = 0 if follow else 0x100
        here.call("newfstatat", (convert.AT_FDCWD, where.kernel, flags), where.given)


# ---- extended attributes: the file system has none ------------------------------------------


@POSIX.function
def listxattr(path: Any = None, *, follow_symlinks: bool = True) -> list[str]:
    """Return a list of extended attributes on path: there are none."""
    where = convert.path(path, "listxattr", fd=True, optional=True)
    _look_at(where, follow=follow_symlinks)
    return []


@POSIX.function
def getxattr(path: Any, attribute: Any, *, follow_symlinks: bool = True) -> bytes:
    """Return the value of an extended attribute: not supported by the file system."""
    raise _no_attributes("getxattr", path, attribute, follow_symlinks)


@POSIX.function
def setxattr(path: Any, attribute: Any, value: Any, flags: int = 0, *,
             follow_symlinks: bool = True) -> None:
    """Set an extended attribute: not supported by the file system."""
    raise _no_attributes("setxattr", path, attribute, follow_symlinks)


@POSIX.function
def removexattr(path: Any, attribute: Any, *, follow_symlinks: bool = True) -> None:
    """Remove an extended attribute: not supported by the file system."""
    raise _no_attributes("removexattr", path, attribute, follow_symlinks)


def _no_attributes(function: str, path: Any, attribute: Any, follow: bool) -> OSError:
    where = convert.path(path, function, fd=True)
    convert.path(attribute, function, "attribute")
    _look_at(where, follow=follow)
    return os_error(EOPNOTSUPP, where.given)


# ---- pure functions -------------------------------------------------------------------------


@POSIX.function
def strerror(code: int, /) -> str:
    """Translate an error code to a message string."""
    return linux_strerror(c_int(code))


@POSIX.function
def fspath(path: Any) -> Any:
    """Return the file system path representation of the object."""
    return convert.fspath(path)


@POSIX.function
def major(device: int, /) -> int:
    """Extracts a device major number from a raw device number."""
    device = _device(device)
    return NODEV if device == NODEV else (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)


@POSIX.function
def minor(device: int, /) -> int:
    """Extracts a device minor number from a raw device number."""
    device = _device(device)
    return NODEV if device == NODEV else (device & 0xFF) | (device >> 12 & 0xFFFFFF00)


@POSIX.function
def makedev(major: int, minor: int, /) -> int:
    """Composes a raw device number from the major and minor device numbers."""
    high, low = c_int(major), c_int(minor)
    if high == low == NODEV and sys.version_info >= (3, 13):
        return NODEV
    return (high & 0xFFF) << 8 | (high & ~0xFFF) << 32 | low & 0xFF | (low & ~0xFF) << 12


def _device(value: Any) -> int:
    number = int(index(value))
    if number == NODEV and sys.version_info >= (3, 13):
        return number
    if number < 0:
        raise OverflowError("can't convert negative int to unsigned")
    if number >= 1 << 64:
        raise OverflowError("int too big to convert")
    return number


@POSIX.function
def _path_normpath(path: Any) -> Any:
    """Normalize path, eliminating double slashes, etc.; an empty one is "." from 3.13 on."""
    if not path and sys.version_info < (3, 13):
        return path
    return posixpath.normpath(path)


@POSIX.function
def _path_splitroot_ex(path: Any) -> Any:
    """Split a path into drive, root and tail."""
    text = convert.fspath(path)
    slash: Any = b"/" if isinstance(text, bytes) else "/"
    rest = text.lstrip(slash)
    slashes = len(text) - len(rest)
    root = 0 if not slashes else 2 if slashes == 2 else 1
    return text[:0], text[:root], text[root:]


@POSIX.function
def _is_inputhook_installed() -> bool:
    """No input hook is ever installed."""
    return False


@POSIX.function
def _inputhook() -> None:
    """No input hook is ever installed."""


POSIX.names["uname_result"] = uname_result
POSIX.names["error"] = OSError
POSIX.names["sysconf_names"] = {name: row[0] for name, row in SYSCONF.items()}
POSIX.names["confstr_names"] = {name: row[0] for name, row in CONFSTR.items()}
POSIX.names["pathconf_names"] = {name: row[0] for name, row in PATHCONF.items()}
POSIX.since((3, 13), "_path_splitroot_ex", "_is_inputhook_installed", "_inputhook")

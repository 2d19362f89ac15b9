"""From a path to the file it names: path_resolution(7).

A walk starts at the process's root (absolute paths), its working directory, or the directory
behind a descriptor, and takes one component after the other. Each directory it looks into must
be searchable. A symbolic link is put in place of its name; more than 40 are ELOOP.
Source: fs/namei.c (link_path_walk, path_lookupat).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.kernel import nodes
from sim.kernel.errors import EACCES, ELOOP, ENAMETOOLONG, ENOENT, KernelError
from sim.kernel.files import file_of
from sim.kernel.process import Process, Task

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

AT_FDCWD = -100
AT_SYMLINK_NOFOLLOW, AT_EACCESS, AT_REMOVEDIR = 0x100, 0x200, 0x200
AT_SYMLINK_FOLLOW, AT_EMPTY_PATH = 0x400, 0x1000
PATH_MAX, NAME_MAX, MAX_LINKS = 4096, 255, 40


class Last(NamedTuple):
    """The last component of a path and the directory it is to be looked up in.

    ``name`` is "" if there is no component ("/"). ``slash``: something followed it.
    """

    parent: int
    name: str
    slash: bool

    @property
    def is_plain(self) -> bool:
        """A name that can be made or removed (LAST_NORM): not "/", "." or ".."."""
        return self.name not in ("", ".", "..")


class Walk:
    """One walk in progress (struct nameidata): where it is, and what is left of the path."""

    def __init__(self, k: Kernel, task: Task, dirfd: int, path: str,
                 process: Process | None = None) -> None:
        check_length(path)
        self.k = k
        self.task = task
        self.process = process or k.processes[task.pid]
        self.root = self.process.root
        self.rest = path
        self.links = 0
        if path.startswith("/"):
            self.node = self.root
        else:
            self.node = base_node(k, task, dirfd)
            nodes.require_directory(k, self.node)

    def to_last(self) -> Last:
        """Go on to the directory of the last component (link_path_walk)."""
        while True:
            rest = self.rest.lstrip("/")
            if not rest:
                return Last(self.node, "", False)
            if not nodes.searchable(self.k, self.task, self.node, self.process):
                raise KernelError(EACCES)
            name, slash, self.rest = rest.partition("/")
            if not self.rest.strip("/"):
                return Last(self.node, name, bool(slash))
            found = self.step(name)
            if found is None:
                raise KernelError(ENOENT)
            if not nodes.is_link(self.k, found):
                self.node = found
            elif (jumped := self.enter(found, "/" + self.rest)) is not None:
                self.node, self.rest = jumped, "/" + self.rest
            nodes.require_directory(self.k, self.node)

    def step(self, name: str) -> int | None:
        """Look one name up in the directory that the walk has come to."""
        if name == ".":
            return self.node
        if name == "..":
            return self.node if self.node == self.root else nodes.parent(self.k, self.node)
        if len(name) * 4 > NAME_MAX and byte_length(name) > NAME_MAX:
            raise KernelError(ENAMETOOLONG)
        return nodes.lookup(self.k, self.task, self.node, name)

    def enter(self, link: int, rest: str) -> int | None:
        """Follow a symbolic link: its target comes before ``rest`` of the path.

        A magic link of /proc leads straight to a node, which is returned.
        """
        self.links += 1
        if self.links > MAX_LINKS:
            raise KernelError(ELOOP)
        target = nodes.link_target(self.k, self.task, link)
        if isinstance(target, int):
            return target
        if target.startswith("/"):
            self.node = self.root
        self.rest = target + rest
        return None


def byte_length(text: str) -> int:
    """How long a name is for the kernel, to which it is bytes."""
    return len(text.encode("utf-8", "surrogateescape"))


def check_length(path: str) -> None:
    """getname: a path is neither empty nor longer than PATH_MAX with its final NUL."""
    if not path:
        raise KernelError(ENOENT)
    if len(path) * 4 >= PATH_MAX and byte_length(path) >= PATH_MAX:
        raise KernelError(ENAMETOOLONG)


def base_node(k: Kernel, task: Task, dirfd: int) -> int:
    """Where relative paths begin: the working directory, or what a descriptor is open for."""
    if dirfd == AT_FDCWD:
        return k.processes[task.pid].cwd
    return nodes.node_of(file_of(k, task, dirfd))


def resolve(k: Kernel, task: Task, dirfd: int, path: str, *, follow: bool = True,
            directory: bool = False, empty: bool = False, process: Process | None = None) -> int:
    """The node that a path leads to (path_lookupat); ENOENT if there is none.

    Args:
        follow: also follow a symbolic link at the end. A slash after it always does.
        directory: it must be a directory, else ENOTDIR. So it is if a slash ends the path.
        empty: an empty path means the starting point itself (AT_EMPTY_PATH).
        process: whose ids are checked, if not the caller's (access(2)).
    """
    if not path and empty:
        return base_node(k, task, dirfd)
    walk = Walk(k, task, dirfd, path, process)
    while True:
        last = walk.to_last()
        directory = directory or last.slash
        found = walk.step(last.name) if last.name else walk.node
        if found is None:
            raise KernelError(ENOENT)
        if not (follow or last.slash) or not nodes.is_link(k, found):
            break
        jumped = walk.enter(found, "/" if last.slash else "")
        if jumped is not None:
            found = jumped
            break
    if directory:
        nodes.require_directory(k, found)
    return found


def resolve_parent(k: Kernel, task: Task, dirfd: int, path: str) -> Last:
    """The directory and the last name of a path (filename_parentat)."""
    return Walk(k, task, dirfd, path).to_last()

"""A kernel with a running process, to make system calls by hand in tests."""

from __future__ import annotations

from typing import Any

from sim.kernel import Kernel, KernelError, State
from sim.kernel.errors import ERRNO_NAMES
from sim.kernel.lifecycle import boot
from sim.kernel.process import Credentials, Task, Wait

USER = Credentials(1000, 1000, 1000, 1000, 1000, 1000)


class World:
    """One kernel; calls are made for one task at a time, which is RUNNING."""

    def __init__(self, kernel: Kernel | None = None) -> None:
        self.k = kernel or Kernel()
        if kernel is None:
            boot(self.k, "init", ("init",))
        self.task = self.run(1)

    def run(self, tid: int) -> Task:
        """The task makes the next calls."""
        task = self.k.tasks[tid]
        if task.state is State.READY:
            self.k.move(task, State.RUNNING, "dispatch")
        self.task = task
        return task

    def call(self, name: str, *args: Any) -> Any:
        """A system call's result; `KernelError` if it fails."""
        return self.k.call(self.task, name, args)

    def errno(self, name: str, *args: Any) -> str:
        """The name of the error that a call fails with; "" if it does not fail."""
        try:
            self.call(name, *args)
        except KernelError as error:
            return ERRNO_NAMES[error.errno]
        return ""

    def fork(self) -> int:
        """A child, READY; the caller goes on."""
        pid = self.call("fork")
        assert isinstance(pid, int)
        return pid

    def become(self, cred: Credentials = USER) -> None:
        """Give the running process other ids, without asking."""
        self.k.processes[self.task.pid].cred = cred

    def open(self, path: str, flags: int = 0, mode: int = 0o666) -> Any:
        """openat from the working directory."""
        return self.call("openat", -100, path, flags, mode)

    def read_file(self, path: str) -> str:
        """All that a file says, by system calls."""
        fd = self.open(path)
        try:
            parts = []
            while data := self.call("read", fd, 65536):
                parts.append(data)
            return b"".join(parts).decode("utf-8", "surrogateescape")
        finally:
            self.call("close", fd)

    def write_file(self, path: str, data: bytes) -> None:
        """Make a file, or replace its content."""
        fd = self.open(path, 0o1101)
        self.call("write", fd, data)
        self.call("close", fd)

    def names_of_open_files(self) -> list[str]:
        """The paths of all open files of the machine."""
        return [file.path for file in self.k.files.values()]

    def names(self, path: str) -> list[str]:
        """A directory's names without the dots, in its order."""
        fd = self.open(path, 0o200000)
        entries = self.call("getdents64", fd)
        self.call("close", fd)
        return [entry[0] for entry in entries[2:]]


__all__ = ["USER", "Wait", "World"]

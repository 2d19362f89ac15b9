"""A tiny builder of event lists for the tests of traces."""

from __future__ import annotations

from sim.trace.event import Event, Value

Args = tuple[Value, ...]


class Story:
    """Events, written down one after the other; `time` (ns) is set by the test."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.time = 0

    def add(
        self,
        kind: str,
        pid: int,
        name: str = "",
        args: Args = (),
        result: Value = None,
        *,
        errno: int = 0,
        before: str = "",
        after: str = "",
        tid: int | None = None,
    ) -> None:
        """Any event."""
        self.events.append(
            Event(
                n=len(self.events),
                time=self.time,
                cpu=-1,
                pid=pid,
                tid=pid if tid is None else tid,
                kind=kind,
                name=name,
                args=args,
                result=result,
                errno=errno,
                before=before,
                after=after,
                cause=-1,
                file="",
                line=0,
            )
        )

    def boot(
        self,
        pid: int,
        comm: str = "python3",
        *,
        ppid: int = 0,
        pgid: int | None = None,
        sid: int | None = None,
        uid: int = 0,
        nice: int = 0,
        tty: str = "",
        cmdline: tuple[str, ...] | None = None,
    ) -> None:
        """A process that is there at the start; group and session are its own."""
        group, session = pgid or pid, sid or pid
        line = (comm,) if cmdline is None else cmdline
        self.add("boot", pid, comm, (ppid, group, session, uid, nice, tty, line))

    def birth(self, pid: int, parent: int) -> None:
        """A child that is made and ready to run."""
        self.add("birth", pid, args=(parent,))
        self.state(pid, "new", "ready", "fork")

    def fork(self, parent: int, child: int) -> None:
        """The child's birth and the parent's return from fork()."""
        self.birth(child, parent)
        self.call(parent, "fork", (), child)

    def call(
        self, pid: int, name: str, args: Args = (), result: Value = 0, *, errno: int = 0
    ) -> None:
        """A completed system call."""
        self.add("call", pid, name, args, None if errno else result, errno=errno)

    def block(self, pid: int, name: str, args: Args = (), why: str = "something") -> None:
        """A call that has to wait."""
        self.add("block", pid, name, args, why)

    def state(self, pid: int, before: str, after: str, cause: str, tid: int | None = None) -> None:
        """A move in the state machine."""
        self.add("state", pid, cause, before=before, after=after, tid=tid)

    def change(self, pid: int, name: str, old: Value, new: Value) -> None:
        """An attribute of a process that changed."""
        self.add("set", pid, name, (old, new))

    def signal(
        self, pid: int, name: str, sender: int, code: str = "SI_USER", status: int = 0,
        *, fate: str | None = None
    ) -> None:
        """A signal generated for ``pid``; ``fate`` is "ignored" or "coalesced"."""
        self.add("signal", pid, name, (sender, code, status), fate)

    def deliver(
        self, pid: int, name: str, sender: int, what: str, code: str = "SI_USER", status: int = 0
    ) -> None:
        """A signal that ``pid`` takes."""
        self.add("deliver", pid, name, (sender, code, status, what))

    def exit(self, pid: int, status: int) -> None:
        """The end of a process, with its wait status."""
        self.add("exit", pid, result=status)

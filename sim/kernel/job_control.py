"""Job control: which session a terminal controls, and which of its groups may use it now.

Sources: tty(4), ioctl_tty(2), tcsetpgrp(3), setsid(2), credentials(7);
drivers/tty/tty_jobctrl.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.errors import EINVAL, EIO, ENOTTY, EPERM, ESRCH, KernelError
from sim.kernel.family import is_orphaned
from sim.kernel.files import O_ACCMODE, O_NOCTTY, O_WRONLY
from sim.kernel.process import OpenFile, Process, Task, Wait
from sim.kernel.sending import action_of, send
from sim.kernel.signal_numbers import IGNORE, SIGCONT, SIGHUP, SIGTTIN, SIGTTOU
from sim.kernel.terminals import Terminal, terminal_of

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel


def signal_group(k: Kernel, pgid: int, signal: int, leaving: Process | None = None) -> None:
    """The kernel sends a signal to a group, the youngest first (kill_pgrp).

    ``leaving`` is a member that is about to end, whom it no longer concerns.
    """
    for pid in reversed(k.groups.get(pgid, {})):
        process = k.processes[pid]
        if process is not leaving:
            send(k, process, signal, 0, "SI_KERNEL")


def ignores(process: Process, task: Task, signal: int) -> bool:
    """Whether the signal would have no effect on the caller now (is_ignored)."""
    return action_of(process, signal).handler == IGNORE or bool(task.blocked >> signal & 1)


def check_change(k: Kernel, task: Task, terminal: Terminal, signal: int) -> Wait | None:
    """None if the task may use its terminal now, for the purpose that ``signal`` stands for.

    From the background its whole group gets the signal, and the call is tried again when that
    has had its effect. Where it would have none, reading (SIGTTIN) fails with EIO and the rest is
    allowed; in an orphaned group all of it fails with EIO (__tty_check_change).
    """
    process = k.processes[task.pid]
    if process.tty != terminal.name or terminal.foreground in (0, process.pgid):
        return None
    if ignores(process, task, signal):
        if signal == SIGTTIN:
            raise KernelError(EIO)
        return None
    if is_orphaned(k, process.pgid):
        raise KernelError(EIO)
    signal_group(k, process.pgid, signal)
    return Wait((), "its turn at the terminal")


# ---- the session's terminal -----------------------------------------------------------------


def leads_session(process: Process) -> bool:
    """Whether it is a session leader."""
    return process.sid == process.pid


def set_tty(k: Kernel, process: Process, name: str) -> None:
    """Give a process a controlling terminal, or ("") none."""
    if process.tty != name:
        k.note("set", process.pid, "tty", (process.tty, name))
        process.tty = name


def acquire(k: Kernel, process: Process, terminal: Terminal) -> None:
    """It becomes the controlling terminal of a session, by its leader (__proc_set_tty).

    Other processes of the session that are there already do not get it.
    """
    terminal.session = process.sid
    put_in_foreground(k, terminal, process.pgid)
    process.lost_foreground = 0
    set_tty(k, process, terminal.name)


def acquire_by_open(k: Kernel, task: Task, terminal: Terminal, flags: int) -> None:
    """A session leader without a terminal gets the one it opens, unless it belongs to another
    session, is opened for writing only, or with O_NOCTTY (tty_open_proc_set_tty).
    """
    process = k.processes[task.pid]
    if (leads_session(process) and not process.tty and not terminal.session
            and not flags & O_NOCTTY and flags & O_ACCMODE != O_WRONLY):
        acquire(k, process, terminal)


def acquire_by_request(k: Kernel, task: Task, terminal: Terminal, file: OpenFile, steal: int
                       ) -> None:
    """TIOCSCTTY: EPERM for all but a leader without a terminal, and if another session has it.

    Root may take it away from that session (``steal`` is 1) (tiocsctty).
    """
    process = k.processes[task.pid]
    leader, root = leads_session(process), process.cred.euid == 0
    if leader and process.sid == terminal.session:
        return
    if not leader or process.tty or (file.flags & O_ACCMODE == O_WRONLY and not root):
        raise KernelError(EPERM)
    if terminal.session:
        if steal != 1 or not root:
            raise KernelError(EPERM)
        _clear_session(k, terminal.session)
    acquire(k, process, terminal)


def _clear_session(k: Kernel, sid: int) -> None:
    """No process of the session has a terminal any more (session_clear_tty)."""
    for pid in k.sessions.get(sid, ()):
        set_tty(k, k.processes[pid], "")


def give_up(k: Kernel, process: Process) -> None:
    """TIOCNOTTY: a process leaves its terminal; a session leader takes it from all its session
    (no_tty, disassociate_ctty).
    """
    if leads_session(process):
        terminal = terminal_of(k, process)
        assert terminal is not None
        for signal in (SIGHUP, SIGCONT):
            signal_group(k, terminal.foreground, signal)
        _disown(k, process, terminal)
    set_tty(k, process, "")


def leader_ends(k: Kernel, process: Process) -> None:
    """A session leader's end: SIGHUP for the foreground group, and nobody has the terminal.

    If the terminal was hung up before, its last foreground group gets SIGHUP and SIGCONT.
    """
    terminal = terminal_of(k, process)
    if terminal is not None:
        signal_group(k, terminal.foreground, SIGHUP, process)
        _disown(k, process, terminal)
    elif process.lost_foreground:
        for signal in (SIGHUP, SIGCONT):
            signal_group(k, process.lost_foreground, signal, process)
    process.lost_foreground = 0


def _disown(k: Kernel, process: Process, terminal: Terminal) -> None:
    terminal.session = 0
    put_in_foreground(k, terminal, 0)
    _clear_session(k, process.sid)


def lose_session(k: Kernel, terminal: Terminal) -> None:
    """The terminal is hung up: its session is told by its leader, and has none any more
    (tty_signal_session_leader).
    """
    for pid in k.sessions.get(terminal.session, ()):
        process = k.processes[pid]
        if process.tty == terminal.name:
            set_tty(k, process, "")
        if leads_session(process):
            for signal in (SIGHUP, SIGCONT):
                send(k, process, signal, 0, "SI_KERNEL")
            process.lost_foreground = terminal.foreground
    terminal.session = 0
    put_in_foreground(k, terminal, 0)


# ---- the foreground group -------------------------------------------------------------------


def set_foreground(k: Kernel, task: Task, terminal: Terminal, pgid: int) -> Wait | None:
    """TIOCSPGRP: EINVAL, ESRCH: no such number; EPERM: not of the session (tiocspgrp).

    A process's number does too, even if it leads no group.
    """
    try:
        wait = check_change(k, task, terminal, SIGTTOU)
    except KernelError:
        raise KernelError(ENOTTY) from None
    if wait is not None:
        return wait
    if pgid < 0:
        raise KernelError(EINVAL)
    process = k.processes[task.pid]
    if process.tty != terminal.name or terminal.session != process.sid:
        raise KernelError(ENOTTY)
    member = next(iter(k.groups.get(pgid, (pgid,))))
    if member not in k.processes:
        raise KernelError(EPERM if pgid in k.sessions else ESRCH)
    if k.processes[member].sid != process.sid:
        raise KernelError(EPERM)
    put_in_foreground(k, terminal, pgid)
    return None


def put_in_foreground(k: Kernel, terminal: Terminal, pgid: int) -> None:
    """From now on this group may read from the terminal, and is sent what ^C means; 0: none."""
    if terminal.foreground != pgid:
        k.note("terminal", 0, terminal.name, (terminal.foreground, pgid))
        terminal.foreground = pgid


def require_own(k: Kernel, task: Task, terminal: Terminal) -> None:
    """ENOTTY if it is not the caller's controlling terminal."""
    if k.processes[task.pid].tty != terminal.name:
        raise KernelError(ENOTTY)

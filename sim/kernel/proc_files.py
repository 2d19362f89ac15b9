"""What the files of a process in /proc say, each a function of the kernel's tables.

A function gets the kernel, the process the file is about and its thread. What the
simulation does not have is 0.
Sources: proc_pid_stat(5), proc_pid_status(5) and the other proc_*(5) pages; fs/proc/array.c,
fs/proc/base.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from sim.kernel.affinity import cpu_mask, cpu_ranges
from sim.kernel.files import DEFAULT_NOFILE, OPERATIONS, RLIMIT_NOFILE
from sim.kernel.inodes import makedev
from sim.kernel.lifecycle import usage_of
from sim.kernel.prctl import NAME_LENGTH, rename
from sim.kernel.process import OpenFile, Process, Task
from sim.kernel.signal_numbers import CATCH, IGNORE, bits, sigset
from sim.kernel.states import State
from sim.kernel.terminals import PTS, terminal_of

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

Read: TypeAlias = "Callable[[Kernel, Process, Task], str]"
Write: TypeAlias = "Callable[[Kernel, Process, bytes], None]"

TICK = 10_000_000
"""Nanoseconds per clock tick: sysconf(_SC_CLK_TCK) is 100."""
EXECUTABLE = "/usr/bin/python3"
UNLIMITED = (1 << 64) - 1
ALL_CAPABILITIES = (1 << 41) - 1
LOW = 0x7FFFFFFF
PF_FORKNOEXEC, PF_RANDOMIZE, PF_EXITING = 0x40, 0x400000, 0x4
TRACERS_SEE_MORE = frozenset({"wchan"})
"""Files that read "0" for those who might not trace the process."""

_STATE_WORDS = {
    "R": "running", "S": "sleeping", "D": "disk sleep", "T": "stopped", "Z": "zombie",
    "X": "dead", "-": "running",
}


# ---- of a process ------------------------------------------------------------------------------


def letter(task: Task) -> str:
    """The state as /proc shows it; a task being born counts as runnable."""
    return "R" if task.state is State.NEW else task.state.letter


def tty_number(process: Process) -> int:
    """The device number of the controlling terminal, 0 without one: pts/N is 136:N."""
    return makedev(PTS, int(process.tty[4:])) if process.tty else 0


def foreground(k: Kernel, process: Process) -> int:
    """The foreground group of the controlling terminal (tpgid), -1 without one."""
    terminal = terminal_of(k, process)
    return -1 if terminal is None else terminal.foreground


def stat(k: Kernel, process: Process, task: Task) -> str:
    """proc_pid_stat(5): 52 fields in one line."""
    zombie = process.exit_status is not None
    used = usage_of(k, process)
    reaped = process.reaped_children
    flags = PF_RANDOMIZE | PF_FORKNOEXEC | (PF_EXITING if zombie else 0)
    fields = (
        process.ppid, process.pgid, process.sid, tty_number(process),
        foreground(k, process), flags, 0, 0, 0, 0,
        used.user // TICK, used.system // TICK, reaped.user // TICK, reaped.system // TICK,
        internal_priority(task), task.nice, max(1, len(process.threads)), 0,
        process.started // TICK, 0, 0, UNLIMITED, 0, 0, 0, 0, 0,
        sigset(bits(task.pending)) & LOW, sigset(task.blocked) & LOW, ignored(process) & LOW,
        caught(process) & LOW, 0, 0, 0, 17, task.cpu, task.rt_priority, task.policy, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, process.exit_status or 0,
    )
    return f"{task.tid} ({process.comm}) {letter(task)} {' '.join(map(str, fields))}\n"


def internal_priority(task: Task) -> int:
    """The priority that the kernel counts with: lower is more urgent (task_prio)."""
    return -1 - task.rt_priority if task.rt_priority else 20 + task.nice


def ignored(process: Process) -> int:
    """The signals that the process ignores."""
    return _handled(process, IGNORE)


def caught(process: Process) -> int:
    """The signals that the process has a handler for."""
    return _handled(process, CATCH)


def _handled(process: Process, handler: str) -> int:
    return sigset(bits(
        s for s, action in process.dispositions.items() if action.handler == handler))


def status(k: Kernel, process: Process, task: Task) -> str:
    """proc_pid_status(5). A zombie has no umask, memory or descriptors left to tell of."""
    cred, zombie = process.cred, process.exit_status is not None
    state = letter(task)
    lines = [
        ("Name", process.comm),
        ("State", f"{state} ({_STATE_WORDS[state]})"),
        ("Tgid", process.pid), ("Ngid", 0), ("Pid", task.tid), ("PPid", process.ppid),
        ("TracerPid", 0),
        ("Uid", f"{cred.ruid}\t{cred.euid}\t{cred.suid}\t{cred.euid}"),
        ("Gid", f"{cred.rgid}\t{cred.egid}\t{cred.sgid}\t{cred.egid}"),
        ("FDSize", 0 if zombie else process.fd_room),
        ("Groups", "".join(f"{gid} " for gid in cred.groups) or " "),
        ("NStgid", process.pid), ("NSpid", task.tid), ("NSpgid", process.pgid),
        ("NSsid", process.sid), ("Kthread", 0),
    ]
    if not zombie:
        lines.insert(1, ("Umask", f"{process.umask:04o}"))
        lines += [(name, f"{0:8d} kB") for name in _MEMORY]
        lines += [("CoreDumping", 0), ("THP_enabled", 0)]
    lines += _signal_lines(process, task)
    lines += _machine_lines(k, process, task)
    lines += [("voluntary_ctxt_switches", task.voluntary),
              ("nonvoluntary_ctxt_switches", task.involuntary)]
    return "".join(f"{name}:\t{value}\n" for name, value in lines)


_MEMORY = (
    "VmPeak", "VmSize", "VmLck", "VmPin", "VmHWM", "VmRSS", "RssAnon", "RssFile", "RssShmem",
    "VmData", "VmStk", "VmExe", "VmLib", "VmPTE", "VmSwap", "HugetlbPages",
)


def _signal_lines(process: Process, task: Task) -> list[tuple[str, str | int]]:
    values = (sigset(bits(task.pending)), sigset(bits(process.pending)), sigset(task.blocked),
              ignored(process), caught(process))
    names = ("SigPnd", "ShdPnd", "SigBlk", "SigIgn", "SigCgt")
    queued = sum(map(len, (*task.pending.values(), *process.pending.values())))
    lines: list[tuple[str, str | int]] = [
        ("Threads", max(1, len(process.threads))), ("SigQ", f"{queued}/0"),
    ]
    return lines + [(name, f"{value:016x}") for name, value in zip(names, values, strict=True)]


def _machine_lines(k: Kernel, process: Process, task: Task
                   ) -> list[tuple[str, str | int]]:
    effective = ALL_CAPABILITIES if process.cred.euid == 0 else 0
    permitted = ALL_CAPABILITIES if 0 in process.cred[:3] else 0
    values = (0, permitted, effective, ALL_CAPABILITIES, 0)
    names = ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")
    lines: list[tuple[str, str | int]] = [
        (name, f"{value:016x}") for name, value in zip(names, values, strict=True)
    ]
    return [
        *lines, ("NoNewPrivs", 0), ("Seccomp", 0), ("Seccomp_filters", 0),
        ("Cpus_allowed", cpu_mask(task.affinity, k.cpus)),
        ("Cpus_allowed_list", cpu_ranges(task.affinity)),
        ("Mems_allowed", "1"), ("Mems_allowed_list", "0"),
    ]


def comm(k: Kernel, process: Process, task: Task) -> str:
    """The name."""
    return process.comm + "\n"


def set_comm(k: Kernel, process: Process, data: bytes) -> None:
    """Set the name: 15 bytes of it, up to a newline or NUL."""
    rename(k, process, data[:NAME_LENGTH].split(b"\0")[0].removesuffix(b"\n"))


def cmdline(k: Kernel, process: Process, task: Task) -> str:
    """The arguments, each with a NUL after it; a zombie has none left."""
    if process.exit_status is not None:
        return ""
    return "".join(f"{arg}\0" for arg in process.cmdline)


def nothing(k: Kernel, process: Process, task: Task) -> str:
    """An empty file."""
    return ""


def wchan(k: Kernel, process: Process, task: Task) -> str:
    """What a sleeping thread waits for; "0" for one that does not wait."""
    return task.wait.reason.replace(" ", "_") if task.wait is not None else "0"


def statm(k: Kernel, process: Process, task: Task) -> str:
    """Memory in pages: none is simulated."""
    return "0 0 0 0 0 0 0\n"


def zero(k: Kernel, process: Process, task: Task) -> str:
    """Just 0."""
    return "0\n"


def io(k: Kernel, process: Process, task: Task) -> str:
    """Bytes read and written: not counted."""
    names = ("rchar", "wchar", "syscr", "syscw", "read_bytes", "write_bytes",
             "cancelled_write_bytes")
    return "".join(f"{name}: 0\n" for name in names)


def children(k: Kernel, process: Process, task: Task) -> str:
    """The pids of the children, each with a blank after it; all belong to the main thread."""
    return "".join(f"{pid} " for pid in process.children) if task.tid == process.pid else ""


def fdinfo(k: Kernel, file: OpenFile) -> str:
    """proc_pid_fdinfo(5)."""
    ino = OPERATIONS[file.kind].stat(k, file).ino
    return f"pos:\t{file.offset}\nflags:\t0{file.flags:o}\nmnt_id:\t1\nino:\t{ino}\n"


_LIMITS = (
    (0, "Max cpu time", "seconds", UNLIMITED), (1, "Max file size", "bytes", UNLIMITED),
    (2, "Max data size", "bytes", UNLIMITED), (3, "Max stack size", "bytes", 8 << 20),
    (4, "Max core file size", "bytes", 0), (5, "Max resident set", "bytes", UNLIMITED),
    (6, "Max processes", "processes", UNLIMITED),
    (RLIMIT_NOFILE, "Max open files", "files", DEFAULT_NOFILE),
    (8, "Max locked memory", "bytes", 8 << 20), (9, "Max address space", "bytes", UNLIMITED),
    (10, "Max file locks", "locks", UNLIMITED), (11, "Max pending signals", "signals", UNLIMITED),
    (12, "Max msgqueue size", "bytes", 819200), (13, "Max nice priority", "", 0),
    (14, "Max realtime priority", "", 0), (15, "Max realtime timeout", "us", UNLIMITED),
)


def limits(k: Kernel, process: Process, task: Task) -> str:
    """proc_pid_limits(5)."""
    lines = [f"{'Limit':<25} {'Soft Limit':<20} {'Hard Limit':<20} {'Units':<10}\n"]
    for number, name, unit, default in _LIMITS:
        soft, hard = process.limits.get(number, (default, UNLIMITED))
        shown = [("unlimited" if value in (-1, UNLIMITED) else str(value))
                 for value in (soft, hard)]
        lines.append(f"{name:<25} {shown[0]:<20} {shown[1]:<20} {unit:<10}\n")
    return "".join(lines)


PROCESS_FILES: tuple[tuple[str, int, bool, Read, Write | None], ...] = (
    ("environ", 0o400, True, nothing, None),
    ("status", 0o444, False, status, None),
    ("limits", 0o444, False, limits, None),
    ("comm", 0o644, False, comm, set_comm),
    ("cmdline", 0o444, False, cmdline, None),
    ("stat", 0o444, False, stat, None),
    ("statm", 0o444, False, statm, None),
    ("maps", 0o444, True, nothing, None),
    ("wchan", 0o444, False, wchan, None),
    ("oom_score", 0o444, False, zero, None),
    ("oom_score_adj", 0o444, False, zero, None),
    ("io", 0o400, False, io, None),
)
"""Name, permissions, for tracers only, content, what writing does."""

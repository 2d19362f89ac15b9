"""Birth and death: fork, exit, orphans, zombies, and the reaping of the dead.

Who asks: `fork` and `exit_group`, the two calls every process's life lies between. A process
that ends becomes a ZOMBIE (it keeps only its number and its exit status) until its parent
asks for that status (`sim.kernel.wait`); its own children are adopted by the nearest living
ancestor that declared itself a subreaper, else by init (pid 1). Sources: fork(2), _exit(2),
prctl(2) PR_SET_CHILD_SUBREAPER; kernel/fork.c, kernel/exit.c, kernel/pid.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EAGAIN, KernelError
from sim.kernel.family import (
    adopt,
    find_reaper,
    has_report,
    has_stopped_member,
    is_orphaned,
    join_group,
    join_session,
    leave_all,
    report,
    wake_parent,
)
from sim.kernel.files import close_fd, room_for
from sim.kernel.job_control import leader_ends, leads_session
from sim.kernel.process import FD_ROOM, NONE, Credentials, Process, Task, Usage
from sim.kernel.scheduling import inherit
from sim.kernel.sending import (
    parent_ignores_children,
    send,
    tell_ignoring_parent,
    tell_parent,
)
from sim.kernel.signal_numbers import SIGCONT, SIGHUP
from sim.kernel.signals import attempt
from sim.kernel.states import State
from sim.kernel.status import exited

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

RESERVED_PIDS = 300
RLIMIT_NPROC = 6
GONE = 0
ROOT = Credentials(0, 0, 0, 0, 0, 0)


# ---- numbers ----------------------------------------------------------------------------


def allocate_pid(k: Kernel) -> int:
    """The next free pid after the last one given out (alloc_pid, idr_alloc_cyclic).

    Past ``pid_max`` it starts again at 300. A number stays taken while a process,
    a process group or a session has it. EAGAIN when none is free.
    """
    least = RESERVED_PIDS if k.last_pid + 1 > RESERVED_PIDS else 1
    pid = k.last_pid + 1
    for _ in range(2):
        while pid < k.pid_max:
            if pid not in k.processes and pid not in k.groups and pid not in k.sessions:
                k.last_pid = pid
                return pid
            pid += 1
        pid = least
    raise KernelError(EAGAIN)


# ---- birth --------------------------------------------------------------------------------


def create(k: Kernel, parent: Process | None, pid: int, cred: Credentials) -> Process:
    """A new process record with one task (state NEW), entered into every table."""
    process = Process(pid, 0, 0, 0, cred, cwd=k.fs.root, root=k.fs.root, started=k.now)
    task = Task(pid, pid)
    task.affinity = (1 << k.cpus) - 1
    process.threads[pid] = None
    k.processes[pid] = process
    k.tasks[pid] = task
    k.user_processes[cred.ruid] = k.user_processes.get(cred.ruid, 0) + 1
    if parent is not None:
        adopt(parent, process)
    return process


def boot(k: Kernel, comm: str, cmdline: tuple[str, ...], cred: Credentials = ROOT,
         parent: int | None = None, pid: int | None = None, tty: str = "",
         session: int | None = None) -> Process:
    """Put a process there that exists when the run begins, leading a group of its own.

    Its session is its own too unless ``session`` names one.
    """
    if pid is None:
        pid = allocate_pid(k)
    k.last_pid = max(k.last_pid, pid)
    process = create(k, None if parent is None else k.processes[parent], pid, cred)
    process.comm, process.cmdline, process.tty = comm[:15], cmdline, tty
    k.fs.hold(process.cwd)
    k.fs.hold(process.root)
    join_group(k, process, pid)
    join_session(k, process, session or pid)
    k.note("boot", pid, comm[:15], (process.ppid, pid, process.sid, cred.euid, 0, tty, cmdline))
    k.move(k.tasks[pid], State.READY, "fork")
    return process


@system_call
def sys_fork(k: Kernel, task: Task) -> int:
    """fork(2): a copy of the calling process, of which only the calling thread lives on.

    Returns the child's pid (the child itself is told 0). EAGAIN when the process limit of the
    machine or the user (RLIMIT_NPROC; root is exempt) is reached.
    """
    parent = k.processes[task.pid]
    uid = parent.cred.ruid
    limit = parent.limits.get(RLIMIT_NPROC)
    if limit is not None and uid != 0 and 0 <= limit[0] <= k.user_processes.get(uid, 0):
        raise KernelError(EAGAIN)
    if len(k.processes) >= k.max_processes:
        raise KernelError(EAGAIN)
    child = create(k, parent, allocate_pid(k), parent.cred)
    _inherit(k, parent, child)
    new_task = k.tasks[child.pid]
    new_task.blocked = task.blocked
    k.note("birth", child.pid, child.comm, (parent.pid,))
    inherit(k, task, new_task)
    k.move(new_task, State.READY, "fork")
    return child.pid


def _inherit(k: Kernel, parent: Process, child: Process) -> None:
    """What a child has from its parent (fork(2)): descriptors, directory, group, limits ..."""
    child.comm, child.cmdline, child.tty = parent.comm, parent.cmdline, parent.tty
    child.cwd, child.root, child.umask = parent.cwd, parent.root, parent.umask
    child.fds = parent.fds.copy()
    child.first_free_fd = parent.first_free_fd
    if parent.fd_room > FD_ROOM:
        child.fd_room = room_for(max(child.fds, default=0))
    for entry in child.fds.values():
        k.files[entry.file].refs += 1
    k.fs.hold(child.cwd)
    k.fs.hold(child.root)
    child.limits, child.dispositions = parent.limits, parent.dispositions
    child.has_subreaper = parent.has_subreaper or parent.is_subreaper
    join_group(k, child, parent.pgid)
    join_session(k, child, parent.sid)


# ---- death --------------------------------------------------------------------------------


@system_call
def sys_exit_group(k: Kernel, task: Task, code: int) -> None:
    """_exit(2): end the process; its wait status is the low byte of ``code``."""
    end_process(k, task, exited(code))


def end_process(k: Kernel, task: Task, status: int) -> None:
    """End the task's process with a wait status (do_exit, exit_notify).

    In Linux's order: files are closed, children find a new parent, then the process is a
    zombie and its parent is told. If the parent ignores its children it is gone at once.
    """
    process = k.processes[task.pid]
    k.give_up(task)
    for fd in sorted(process.fds):
        close_fd(k, process, fd)
    process.fds = {}  # a dict that was emptied keeps its size, and zombies should be small
    k.fs.release(process.cwd)
    k.fs.release(process.root)
    if leads_session(process):
        leader_ends(k, process)
    k.note("exit", process.pid, process.comm, (), status)
    process.exit_status = status
    process.stop_report, process.continue_report, process.continued = 0, False, False
    process.timers, task.signalled, task.caught = NONE, False, ()
    give_children_away(k, process)
    hang_up(k, process, k.processes.get(process.ppid), leaving=process)
    k.wake(("process", process.pid))
    if parent_ignores_children(k, process):
        tell_ignoring_parent(k, process)
        k.move(task, State.REAPED, "exit")
        disappear(k, process)
    else:
        k.move(task, State.ZOMBIE, "exit")
        tell_parent(k, process)


def give_children_away(k: Kernel, process: Process) -> None:
    """Orphans get a new parent, in the order they were born (forget_original_parent).

    Those that asked for a signal then get it from ``process``, if it may signal them.
    """
    if not process.children:
        return
    reaper = k.processes[find_reaper(k, process)]
    orphans = [k.processes[pid] for pid in process.children]
    process.children.clear()
    process.waitable.clear()
    for orphan in orphans:
        k.note("set", orphan.pid, "ppid", (process.pid, reaper.pid))
        adopt(reaper, orphan)
        if orphan.death_signal:
            attempt(k, process, orphan, orphan.death_signal)
        if orphan.exit_status is None:
            if has_report(orphan):
                report(k, orphan)
        elif parent_ignores_children(k, orphan):
            tell_ignoring_parent(k, orphan)
            k.move(k.tasks[orphan.pid], State.REAPED, "reap")
            disappear(k, orphan)
        else:
            tell_parent(k, orphan)
        hang_up(k, orphan, process)


def hang_up(k: Kernel, member: Process, parent: Process | None, leaving: Process | None = None
            ) -> None:
    """A group that loses its last tie to its session while a member is stopped would stay so
    for ever: it gets SIGHUP and SIGCONT (kill_orphaned_pgrp).

    The tie is that ``member`` has ``parent``, who is in another group of the session.
    """
    pgid = member.pgid
    if parent is None or parent.pgid == pgid or parent.sid != member.sid:
        return
    if is_orphaned(k, pgid, leaving) and has_stopped_member(k, pgid):
        for signal in (SIGHUP, SIGCONT):
            for pid in list(k.groups[pgid]):
                send(k, k.processes[pid], signal, 0, "SI_KERNEL")


def disappear(k: Kernel, process: Process) -> None:
    """An ended process that nobody will ask for is gone; its parent may wait for nobody now."""
    wake_parent(k, process)
    forget(k, process)


def reap(k: Kernel, process: Process) -> None:
    """The parent has taken the exit status: the process is gone (release_task)."""
    k.move(k.tasks[process.pid], State.REAPED, "reap")
    forget(k, process)


def forget(k: Kernel, process: Process) -> None:
    """Remove an ended process from every table; its CPU time goes to its parent if reaped."""
    parent = k.processes[process.ppid]
    del parent.children[process.pid]
    leave_all(k, process)
    for number in process.pidfds:
        k.files[number].target = GONE
    k.wake(("process", process.pid))
    k.user_processes[process.cred.ruid] -= 1
    for tid in process.threads:
        del k.tasks[tid]
    del k.processes[process.pid]


def usage_of(k: Kernel, process: Process) -> Usage:
    """What all threads that the process has or had have used."""
    total = process.dead_threads
    for tid in process.threads:
        task = k.tasks[tid]
        total = total.plus(
            Usage(task.user, task.system, task.voluntary, task.involuntary))
    return total

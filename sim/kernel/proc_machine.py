"""What the files of /proc say about the machine.

The process a function gets is the one that reads. What the simulation does not have is 0.
Sources: proc_uptime(5), proc_loadavg(5), proc_stat(5), proc_sys_kernel(5) and the like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.errors import EINVAL, KernelError
from sim.kernel.proc_files import TICK, Read, Write
from sim.kernel.process import Process, Task
from sim.kernel.states import State

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

SECOND = 1_000_000_000
OSTYPE, RELEASE, VERSION = "Linux", "6.12.0", "#1 SMP PREEMPT_DYNAMIC"
HOSTNAME = "forklore"
MEMORY_KB = 4 << 20


def uptime(k: Kernel, process: Process, task: Task) -> str:
    """Seconds since boot; idle time is not counted."""
    hundredths = k.now // TICK
    return f"{hundredths // 100}.{hundredths % 100:02d} 0.00\n"


def loadavg(k: Kernel, process: Process, task: Task) -> str:
    """No averages; runnable threads of all, and the last pid given out."""
    running = sum(t.state in (State.RUNNING, State.READY) for t in k.tasks.values())
    return f"0.00 0.00 0.00 {running}/{len(k.tasks)} {k.last_pid}\n"


def version(k: Kernel, process: Process, task: Task) -> str:
    """The kernel's version."""
    return f"{OSTYPE} version {RELEASE} (forklore) {VERSION}\n"


def meminfo(k: Kernel, process: Process, task: Task) -> str:
    """Memory, all of it free."""
    sizes = {"MemTotal": MEMORY_KB, "MemFree": MEMORY_KB, "MemAvailable": MEMORY_KB, "Buffers": 0,
             "Cached": 0, "SwapCached": 0, "SwapTotal": 0, "SwapFree": 0}
    return "".join(f"{name + ':':<15} {size:>8} kB\n" for name, size in sizes.items())


def cpuinfo(k: Kernel, process: Process, task: Task) -> str:
    """The CPUs, each a paragraph."""
    return "".join(
        f"processor\t: {cpu}\nvendor_id\t: forklore\nmodel name\t: simulated CPU\n"
        f"physical id\t: 0\nsiblings\t: {k.cpus}\ncore id\t\t: {cpu}\ncpu cores\t: {k.cpus}\n\n"
        for cpu in range(k.cpus)
    )


def machine_stat(k: Kernel, process: Process, task: Task) -> str:
    """proc_stat(5): CPU time of living processes, boot time, runnable and blocked threads."""
    user = sum(t.user for t in k.tasks.values()) // TICK
    system = sum(t.system for t in k.tasks.values()) // TICK
    running = sum(t.state in (State.RUNNING, State.READY) for t in k.tasks.values())
    blocked = sum(t.state is State.DISK for t in k.tasks.values())
    idle = " ".join("0" * 7)
    cpus = "".join(f"cpu{cpu} 0 0 0 {idle}\n" for cpu in range(k.cpus))
    switches = sum(t.voluntary + t.involuntary for t in k.tasks.values())
    return (f"cpu  {user} 0 {system} {idle}\n{cpus}intr 0\nctxt {switches}\n"
            f"btime {k.epoch // SECOND}\nprocesses {k.last_pid}\nprocs_running {running}\n"
            f"procs_blocked {blocked}\n")


def filesystems(k: Kernel, process: Process, task: Task) -> str:
    """The file systems there are."""
    return "nodev\tproc\nnodev\ttmpfs\n"


def mounts(k: Kernel, process: Process, task: Task) -> str:
    """What is mounted where."""
    return "tmpfs / tmpfs rw,relatime 0 0\nproc /proc proc rw,relatime 0 0\n"


ROOT_FILES: tuple[tuple[str, Read], ...] = (
    ("cpuinfo", cpuinfo), ("filesystems", filesystems), ("loadavg", loadavg),
    ("meminfo", meminfo), ("mounts", mounts), ("stat", machine_stat), ("uptime", uptime),
    ("version", version),
)


def _constant(text: str) -> Read:
    def read(k: Kernel, process: Process, task: Task) -> str:
        return text + "\n"

    return read


def _pid_max(k: Kernel, process: Process, task: Task) -> str:
    return f"{k.pid_max}\n"


def _set_pid_max(k: Kernel, process: Process, data: bytes) -> None:
    try:
        value = int(data.split()[0])
    except (ValueError, IndexError):
        raise KernelError(EINVAL) from None
    if not 301 <= value <= 1 << 22:
        raise KernelError(EINVAL)
    k.pid_max = value


def _threads_max(k: Kernel, process: Process, task: Task) -> str:
    return f"{k.max_processes}\n"


def _last_pid(k: Kernel, process: Process, task: Task) -> str:
    return f"{k.last_pid}\n"


SYSCTLS: tuple[tuple[str, Read, Write | None], ...] = (
    ("fs/file-max", _constant(str((1 << 63) - 1)), None),
    ("fs/nr_open", _constant("1048576"), None),
    ("fs/pipe-max-size", _constant("1048576"), None),
    ("fs/protected_fifos", _constant("0"), None),
    ("fs/protected_hardlinks", _constant("1"), None),
    ("fs/protected_regular", _constant("0"), None),
    ("fs/protected_symlinks", _constant("0"), None),
    ("kernel/cap_last_cap", _constant("40"), None),
    ("kernel/hostname", _constant(HOSTNAME), None),
    ("kernel/ngroups_max", _constant("65536"), None),
    ("kernel/ns_last_pid", _last_pid, None),
    ("kernel/osrelease", _constant(RELEASE), None),
    ("kernel/ostype", _constant(OSTYPE), None),
    ("kernel/pid_max", _pid_max, _set_pid_max),
    ("kernel/threads-max", _threads_max, None),
    ("kernel/version", _constant(VERSION), None),
)
"""Files below /proc/sys: path, content, what writing does (for root)."""

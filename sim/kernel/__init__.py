"""The simulated Linux kernel: plain data, one function per system call, nothing else.

Where to look:

====================  ==============================================================
`states`              the states of a process and the one table of legal moves
`process`             the records: Task, Process, OpenFile, Credentials
`kernel`              the tables, wait queues and timers; `Kernel.call`, `move`, `copy`, `key`
`family`              parents, children, process groups and sessions, as tables
`lifecycle`           fork, exit, orphans, zombies, reaping
`wait`                wait4, waitid
`signal_numbers`      the 64 signals, their default actions, sets of them
`signals`             who may send a signal to whom: kill and kin
`sending`             how a signal becomes pending, and whom it wakes
`delivery`            how pending signals are taken, and what becomes of interrupted calls
`signal_calls`        actions, masks, waiting for signals
`interval_timers`     alarm, setitimer
`groups`              process groups and sessions
`credentials`         users and groups
`prctl`               names, death signals, subreapers
`scheduling`          policies, real-time priorities, nice, yield
`affinity`            the CPUs that a process may run on
`limits`              resource limits
`clock`               clocks, sleeping, CPU time
`files`               descriptors and what can be done with any of them
`pipes`, `console`    two kinds of file
`terminals` ...       terminals: `line_discipline`, `job_control`, their files and ioctls
`poll`                waiting for several files; pidfds
`filesystem` ...      inodes, paths, file calls, /proc
====================  ==============================================================
"""

from sim.kernel import (
    affinity as affinity,
)
from sim.kernel import (
    clock as clock,
)
from sim.kernel import (
    console as console,
)
from sim.kernel import (
    credentials as credentials,
)
from sim.kernel import (
    file_calls as file_calls,
)
from sim.kernel import (
    files as files,
)
from sim.kernel import (
    groups as groups,
)
from sim.kernel import (
    lifecycle as lifecycle,
)
from sim.kernel import (
    limits as limits,
)
from sim.kernel import (
    pipes as pipes,
)
from sim.kernel import (
    poll as poll,
)
from sim.kernel import (
    prctl as prctl,
)
from sim.kernel import (
    scheduling as scheduling,
)
from sim.kernel import (
    signal_calls as signal_calls,
)
from sim.kernel import (
    signals as signals,
)
from sim.kernel import (
    wait as wait,
)
from sim.kernel.errors import KernelError as KernelError
from sim.kernel.kernel import Kernel as Kernel
from sim.kernel.states import State as State

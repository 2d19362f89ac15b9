"""What the commands were asked for, once it is parsed.

It stands apart from the parser, so that a command without options need not load one.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sim.trace.process_list import Style
    from sim.trace.strace import Timestamps


class Given:
    """The options of all commands and their defaults; a parser sets what is given.

    ``tty`` None leaves the kinds of the standard streams as they are; ``strace`` "" means standard
    error; times are in ns.
    """

    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    trace: str | None = None
    strace: str | None = None

    code: str | None = None
    module: str | None = None
    words: list[str]
    target: str
    args: list[str]

    cpus: int = 1
    seed: int | None = None
    schedule: str | None = None
    scheduler: str = "linux"
    quantum: int | None = None
    ticks: int = 1000
    user: str = "user"
    env: list[tuple[str, str]]
    mount: list[str]
    tty: bool | None = None
    keys: str | None = None
    costs: str | None = None
    max_processes: int | None = None
    max_calls: int | None = None
    max_time: int | None = None
    max_ticks: int | None = None
    max_output: int | None = None

    at: int | None = None
    style: Style = "default"
    formats: list[str] | None = None
    everyone: bool = False
    batch: bool = False
    delay: int | None = None
    screens: int | None = None
    only: list[int] | None = None
    json: bool = False
    schedulers: list[str] | None = None
    pids: bool = False
    ascii: bool = False
    plain: bool = False
    stdin: str | None = None
    timestamps: Timestamps = "none"
    name: str = ""

    output: str | None = None
    pid: int | None = None
    start: int | None = None
    end: int | None = None
    to_scale: bool = False

    def __init__(self) -> None:
        self.env = []
        self.mount = []

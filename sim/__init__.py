"""forklore: unmodified Python process programs on a simulated Linux kernel.

>>> import sim
>>> result = sim.run('''
... import os
... if os.fork() == 0:
...     print("child")
...     os._exit(3)
... print("parent", os.waitstatus_to_exitcode(os.wait()[1]))
... ''')
>>> result.stdout
'parent 3\\n'

(The child's line is lost: it was still in the child's buffer when it called ``os._exit``.)
"""

from __future__ import annotations

TYPE_CHECKING = False  # what `typing` says, without the time it takes to import
if TYPE_CHECKING:
    from typing import Any

    from sim.linux.burn import burn as burn
    from sim.machine.costs import Costs as Costs
    from sim.machine.limits import Limits as Limits
    from sim.running import Options as Options
    from sim.running import Result as Result
    from sim.running import UsageError as UsageError
    from sim.running import run as run
    from sim.stepping.stepper import Stepper as Stepper
    from sim.userland.errors import NotSimulated as NotSimulated

__version__ = "0.1.0"
_PLACES = {
    "run": "sim.running",
    "Result": "sim.running",
    "Options": "sim.running",
    "UsageError": "sim.running",
    "Costs": "sim.machine.costs",
    "Stepper": "sim.stepping.stepper",
    "Limits": "sim.machine.limits",
    "burn": "sim.linux.burn",
    "NotSimulated": "sim.userland.errors",
}
__all__ = [
    "Costs", "Limits", "NotSimulated", "Options", "Result", "Stepper", "UsageError", "burn", "run",
]


def __getattr__(name: str) -> Any:
    """Load the public names when they are first used: ``import sim`` alone costs nothing."""
    if name not in _PLACES:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_PLACES[name]), name)
    globals()[name] = value
    return value

"""The command ``forklore`` (also ``python -m sim``).

Nothing heavy may be imported here: the interpreter may have to be started a second time
(see `sim.cli.fixed_hashes`), and this is what the first one pays for.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status.

    Without ``argv`` it takes the process's own arguments, and first makes sure that hashes
    are the same in every run.
    """
    if argv is None:
        from sim.cli.fixed_hashes import start_again

        status = start_again()
        if status is not None:
            return status
        argv = sys.argv[1:]
    from sim.cli.commands import dispatch

    return dispatch(list(argv))

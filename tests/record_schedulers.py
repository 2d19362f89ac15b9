"""Record on real Linux what its scheduler does with the scripts of `schedulers_catalogue`.

    PYTHONPATH=.:tests python -m record_schedulers [NAME...]

Needs root. What is written to tests/data/schedulers.json is `facts` of each record.
"""

from __future__ import annotations

import json
import sys

from schedulers_catalogue import ALL, DATA, differences, facts, simulated, source

from sim.linux.sched_record import record


def main() -> None:
    """Record the named scripts, or all; say where the simulator differs."""
    rows = json.loads(DATA.read_text(encoding="utf-8")) if DATA.exists() else {}
    for name in sys.argv[1:] or ALL:
        text = source(ALL[name])
        rows[name] = facts(name, record(text))
        ours = facts(name, simulated(text))
        print(name, "linux", rows[name], "simulator", ours, *differences(ours, rows[name]), sep="\n  ")
    lines = (f"{json.dumps(name)}: {json.dumps(rows[name])}" for name in sorted(rows))
    DATA.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

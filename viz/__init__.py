"""Pictures of runs, drawn from traces.

Each function takes the events of a run (see `sim.trace.event`) and returns a matplotlib Figure;
`save` writes it. The bytes of a picture are the same whenever and wherever the run is.

>>> import sim, viz
>>> result = sim.run("import os; os.fork() or os._exit(3); os.wait()")
>>> figure = viz.plot_timeline(result.trace)                          # doctest: +SKIP
>>> viz.save(figure, "run.svg")                                       # doctest: +SKIP

matplotlib is loaded when the first picture is made, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viz.errors import PlotError

if TYPE_CHECKING:
    from viz.plots import plot_states as plot_states
    from viz.plots import plot_timeline as plot_timeline
    from viz.plots import plot_tree as plot_tree
    from viz.saving import save as save

_PLACES = {"plot_states": "plots", "plot_timeline": "plots", "plot_tree": "plots",
           "save": "saving"}
__all__ = ["PlotError", "plot_states", "plot_timeline", "plot_tree", "save"]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'viz' has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"viz.{_PLACES[name]}"), name)
    return value

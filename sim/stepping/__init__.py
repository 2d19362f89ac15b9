"""Going through a run event by event, forwards and backwards, and choosing who runs next.

`sim.stepping.stepper.Stepper` (`sim.Stepper`) is what there is to use; ``forklore step`` is its
command. All that is shown of a position is a function of the events before it; only
`sim.stepping.choosing` knows how a run is made.
"""

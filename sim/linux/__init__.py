"""Real Linux: running scripts natively, to know what the simulator has to do.

`native` runs one script and returns what it wrote, how it ended and which processes it made.
"""

"""Figures and pages of runs, drawn from traces. The pictures come with later work."""

"""WCHAN: the kernel function that a blocked process sleeps in, as ps(1) names it.

The names are those of Linux 6.12, the release that uname(2) reports, without what compilers add
(``.isra.0``, ``.constprop.0``); as ps shows them, leading underscores are left out. (From 6.15 on
``pipe_read`` and ``pipe_write`` are ``anon_pipe_read`` and ``anon_pipe_write``.) A test asks
the running kernel for its own, call by call.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BY_REASON = MappingProxyType({
    "do_wait": "do_wait",
    "hrtimer_nanosleep": "hrtimer_nanosleep",
    "pipe_read": "pipe_read",
    "pipe_write": "pipe_write",
    "read from standard input": "pipe_read",
})
"""By what a `block` event says that the call waits for."""

BY_CALL: Mapping[str, str] = MappingProxyType({
    "openat": "wait_for_partner",
    "pause": "do_sys_pause",
    "poll": "poll_schedule_timeout",
    "pselect6": "poll_schedule_timeout",
    "read": "wait_woken",
    "rt_sigsuspend": "sigsuspend",
    "rt_sigtimedwait": "do_sigtimedwait",
    "select": "poll_schedule_timeout",
    "write": "wait_woken",
})
"""By the call, where the reason does not say it: reading and writing are those of terminals."""


def wait_channel(letter: str, call: str, reason: str) -> str:
    """The function in which a process sleeps; "-" if it does not.

    ``letter`` is its state as ps(1) shows it, ``call`` and ``reason`` are those of `Row`. The call
    itself stands for a function that is not known.
    """
    if letter == "T":
        return "do_signal_stop"
    if letter not in ("S", "D") or not call:
        return "-"
    return BY_REASON.get(reason) or BY_CALL.get(call) or call

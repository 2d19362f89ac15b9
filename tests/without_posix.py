"""A pytest plugin that takes away what a host like Windows does not have.

    python -m pytest -p without_posix tests

Modules are made unimportable and functions of `os` and `signal` deleted, before any test or any
module of the project is imported. What pytest, `subprocess` and matplotlib themselves live on stays
(on Windows they have other means for it: numpy's build for Linux calls os.uname, for instance).
"""

from __future__ import annotations

import os
import selectors  # noqa: F401 - to be there before its modules are gone
import signal
import socket  # noqa: F401
import subprocess  # noqa: F401
import sys

import matplotlib.backends.backend_agg
import matplotlib.backends.backend_pdf
import matplotlib.backends.backend_svg  # noqa: F401

MODULES = (
    "fcntl", "select", "resource", "termios", "tty", "pty", "pwd", "grp", "syslog",
    "_posixsubprocess", "_multiprocessing", "_posixshmem", "mmap", "_socket", "readline", "posix",
)
FUNCTIONS = (
    "fork", "forkpty", "wait", "wait3", "wait4", "waitid", "pipe2", "setsid", "getsid", "getpgid",
    "setpgid", "getpgrp", "setpgrp", "killpg", "nice", "getpriority", "setpriority", "mkfifo",
    "mknod", "setuid", "setgid", "getgroups", "sched_yield", "sched_getaffinity", "pidfd_open",
    "register_at_fork", "uname", "chroot", "chown", "fchdir", "ttyname", "posix_spawn",
    "getloadavg", "O_NONBLOCK", "O_CLOEXEC",
)
SIGNALS = ("SIGCHLD", "SIGSTOP", "SIGCONT", "SIGHUP", "SIGKILL", "SIGALRM", "SIGUSR1", "SIGPIPE",
           "alarm", "pause", "setitimer", "sigwait", "pthread_kill", "pthread_sigmask")

for name in MODULES:
    sys.modules[name] = None  # type: ignore[assignment]
for name in FUNCTIONS:
    if hasattr(os, name):
        delattr(os, name)
for name in SIGNALS:
    if hasattr(signal, name):
        delattr(signal, name)

"""Simulated low-level modules: what CPython has in C, on the system calls of `sim.kernel`.

Each file that is named as a module (`posix`, `time`, `_signal`, ...) has a function
``exports()`` that returns a new dict of all public names of that module, as the importer puts
them into a module object. Nothing is done when a file is imported: no system call,
no question to the host. The other files are parts and tables:

====================  ============================================================
`registry`            how names are collected, and why functions are wrapped
`convert`             arguments as CPython checks and converts them
`structs`             struct sequences (stat_result, struct_rusage, ...)
`not_simulated`       what raises `NotSimulated`, with what to do instead
`posix_*`             the parts of `posix` by concern, its numbers and names
`civil`               calendar arithmetic and strftime, for `time`
`accounts`            users and groups, for `pwd` and `grp`
====================  ============================================================

To add a function: write it in the file of its concern under ``@POSIX.function``, give it
CPython's signature and docstring, convert its arguments with `convert` and make the calls
that strace shows for the real one.
"""

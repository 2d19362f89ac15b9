"""Schedulers: one policy per file, all behind the three methods of `interface.Scheduler`.

`catalogue` makes them from names such as ``linux``, ``rr:quantum=5ms`` or ``my_file.py:MyClass``.
"""

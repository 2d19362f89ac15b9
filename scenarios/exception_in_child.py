"""An exception ends the child, and only the child.

Question: the child raises an exception that nobody catches. What happens to the parent?

To be seen: nothing. The child's Python writes the traceback to standard error and ends with
status 1. An exception does not cross from one process to another: the parent sees the status,
and goes on.
"""

import os

pid = os.fork()
if pid == 0:
    raise ValueError("the child cannot go on")

status = os.waitpid(pid, 0)[1]
print("parent: the child ended with status", os.waitstatus_to_exitcode(status))
print("parent: goes on")

"""wait tells how a child ended.

Question: a child ends with exit status 3. What number does os.wait() give?

To be seen: not 3 but 0x0300. The number also has to say in which way the child ended, so the
exit status is in its second byte; the lowest byte is 0 if the child exited by itself. Use
os.WIFEXITED() and os.WEXITSTATUS(), or os.waitstatus_to_exitcode(), and do not take the number
apart by hand.
"""

import os

for code in (0, 3):
    child = os.fork()
    if child == 0:
        os._exit(code)

    pid, status = os.wait()
    print("child ended with", code)
    print("  wait returned the child's pid:", pid == child)
    print(f"  the status number is {status:#06x}")
    print("  exited by itself:", os.WIFEXITED(status))
    print("  killed by a signal:", os.WIFSIGNALED(status))
    print("  exit status:", os.WEXITSTATUS(status))
    print("  waitstatus_to_exitcode:", os.waitstatus_to_exitcode(status), flush=True)

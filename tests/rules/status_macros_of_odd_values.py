"""waitstatus_to_exitcode refuses statuses of stops and continuations; the macros only look at bits, so that
0xffff passes for a stop too (wait(2), bits/waitstatus.h)."""
import os

for status in (0, 0x100, 0xff00, 9, 0x8b, 0x137f, 0xffff, 0x7f, 0x80, 0x10000):
    try:
        code = os.waitstatus_to_exitcode(status)
    except ValueError as error:
        code = error
    print(hex(status), code, os.WIFEXITED(status), os.WIFSIGNALED(status), os.WIFSTOPPED(status),
          os.WIFCONTINUED(status), os.WCOREDUMP(status), os.WEXITSTATUS(status), os.WTERMSIG(status),
          os.WSTOPSIG(status))

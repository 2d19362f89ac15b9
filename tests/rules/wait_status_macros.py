"""The W* macros on every kind of status (wait(2))."""
import os

for status in (0, 0x100, 0x2A00, 9, 15, 0x8B, 0x137F, 0x147F, 0xFFFF, 0x7F, 0x0180, 0xFF00):
    print(hex(status), os.WIFEXITED(status), os.WIFSIGNALED(status), os.WIFSTOPPED(status),
          os.WIFCONTINUED(status), hex(os.WEXITSTATUS(status)), os.WTERMSIG(status),
          hex(os.WSTOPSIG(status)), os.WCOREDUMP(status))
    try:
        print(os.waitstatus_to_exitcode(status))
    except ValueError as error:
        print("ValueError:", str(error).split(":")[0])

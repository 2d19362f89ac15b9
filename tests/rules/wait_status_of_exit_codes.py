"""The low byte of the exit code is the second byte of the wait status (wait(2))."""
import os

for code in (0, 1, 2, 42, 77, 89, 127, 128, 200, 254, 255, 256, 257, 511, -1, -2, 2**31 - 1, -(2**31)):
    if os.fork() == 0:
        os._exit(code)
    status = os.wait()[1]
    print(hex(status), os.WIFEXITED(status), hex(os.WEXITSTATUS(status)), os.WIFSIGNALED(status),
          os.WIFSTOPPED(status), os.WIFCONTINUED(status), hex(os.waitstatus_to_exitcode(status)))

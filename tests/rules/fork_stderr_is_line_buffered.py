"""Standard error is line buffered even on a pipe: only the odd end of a line is copied."""
import os
import sys

sys.stderr.write("whole line\nrest ")
if os.fork() == 0:
    sys.stderr.write("child\n")
    sys.exit()
os.wait()
sys.stderr.write("parent\n")

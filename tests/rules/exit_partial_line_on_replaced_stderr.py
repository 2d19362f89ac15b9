"""The odd end of a line in the first sys.stderr comes out at the end, though it was replaced."""
import os
import sys

sys.stderr.write("whole line\nrest")
os.write(2, b"written\n")
sys.stderr = None

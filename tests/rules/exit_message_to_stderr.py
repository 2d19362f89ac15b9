"""sys.exit(text) writes the text to standard error, after standard output was flushed."""
import os
import sys

os.dup2(1, 2)
print("printed")
sys.exit("message")

"""print() of what cannot be encoded, bytes through sys.stdout.buffer."""
import os
import sys

sys.stdout.write("text \u00e4\u20ac\n")
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
print("after", flush=True)
try:
    print("\ud800")
except UnicodeEncodeError as error:
    print(error.reason)
print("\udc80".encode("utf-8", "surrogateescape"), sys.stdout.encoding, sys.stderr.errors)
print("lone \ud800", file=sys.stderr)

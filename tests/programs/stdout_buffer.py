# bytes and text on one stream, reconfigured, detached
import sys
sys.stdout.buffer.write(b"bytes\n")
print("text first?")
sys.stdout.flush()
sys.stdout.buffer.write(b"\xff\xfe raw\n")
sys.stdout.buffer.flush()
print("\udcff surrogate")
try:
    print("\ud800")
except UnicodeEncodeError as e:
    print(e)
sys.stdout.reconfigure(encoding="latin-1", errors="replace")
print("é ü €")
sys.stdout.reconfigure(line_buffering=True)
print(sys.stdout.line_buffering, sys.stdout.encoding, sys.stdout.errors)
b = sys.stdout.detach()
b.write(b"detached\n")
b.flush()
try:
    print("x")
except ValueError as e:
    print(e, file=sys.stderr)

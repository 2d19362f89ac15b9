"""print() with sys.stdout None does nothing."""
import sys

sys.stdout.flush()
sys.stdout = None
print("nothing")
sys.exit(3)

"""A SystemExit in a finally block replaces the one on its way."""
import sys

try:
    sys.exit(3)
finally:
    sys.exit(4)

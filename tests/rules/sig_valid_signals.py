"""valid_signals(): all but the two that the C library keeps for itself (nptl(7))."""
import signal

valid = signal.valid_signals()
print(type(valid).__name__, len(valid), sorted(set(range(1, 65)) - {int(s) for s in valid}), flush=True)
for number in (1, 9, 29, 34, 35, 63, 64):
    found = [s for s in valid if s == number][0]
    print(repr(found), type(found).__name__, flush=True)

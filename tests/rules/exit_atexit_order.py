"""atexit functions run last one first, with their arguments, after the script (atexit)."""
import atexit

for n in range(3):
    atexit.register(print, "function", n, end="!\n")


@atexit.register
def last():
    print("registered last")


atexit.unregister(last)
atexit.register(last)
print("end of script")

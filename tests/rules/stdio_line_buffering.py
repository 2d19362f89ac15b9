"""open(..., buffering=1) writes whole lines at once, also what follows the last newline."""
import os

r, w = os.pipe()
os.set_blocking(r, False)
out = os.fdopen(w, "w", buffering=1)
for text in ("part", " line\n", "a\nb", "c\n"):
    out.write(text)
    try:
        print(repr(text), os.read(r, 99))
    except BlockingIOError:
        print(repr(text), "nothing")

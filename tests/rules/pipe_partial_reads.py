"""A read returns at once what is there, at most what was asked for (pipe(7))."""
import os

r, w = os.pipe()
os.write(w, b"abc")
os.write(w, b"defgh")
print(os.read(r, 4), os.read(r, 2), os.read(r, 100))
os.set_blocking(r, False)
try:
    os.read(r, 1)
except BlockingIOError as error:
    print(error.errno, error.strerror)
os.close(w)
print(os.read(r, 1))

"""F_GETPIPE_SZ and F_SETPIPE_SZ: powers of two of pages; not below what is in use (fcntl(2))."""
import fcntl
import os

r, w = os.pipe()
GET, SET = 1032, 1031
print(hex(fcntl.fcntl(r, GET)), hex(fcntl.fcntl(w, GET)))
for size in (1, 4096, 4097, 10000, 65536, 0, 100000, 1 << 20):
    try:
        print(size >> 10, hex(fcntl.fcntl(w, SET, size)), hex(fcntl.fcntl(r, GET)))
    except OSError as error:
        print(size >> 10, error)
os.write(w, b"x" * 9000)
for size in (4096, 8192, 12288, 16384):
    try:
        print(hex(fcntl.fcntl(w, SET, size)))
    except OSError as error:
        print(error)
try:
    fcntl.fcntl(os.open("/dev/null", 0), GET)
except OSError as error:
    print(error)

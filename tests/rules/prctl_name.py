"""PR_SET_NAME sets the name that /proc shows: 15 bytes of it; children have it too."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
def show():
    name = ctypes.create_string_buffer(16)
    result = libc.prctl(16, name)
    with open("/proc/self/comm", "rb") as file:
        print(result, name.value, file.read(), flush=True)


for given in (b"short", b"0123456789abcdefgh", b"", b"with space\0and more", "\u00e9".encode()):
    print(libc.prctl(15, given))
    show()
libc.prctl(15, ctypes.c_char_p(b"parent"))
if os.fork() == 0:
    show()
    libc.prctl(15, b"child")
    show()
    os._exit(0)
os.wait()
show()
print(libc.prctl(15, None), os.strerror(ctypes.get_errno()))
show()

"""/proc/self/fd has a link for each descriptor (proc_pid_fd(5))."""
import os

r, w = os.pipe()
names = os.listdir("/proc/self/fd")
print({"0", "1", "2", str(r), str(w)} <= set(names))
print(os.readlink(f"/proc/self/fd/{r}") == os.readlink(f"/proc/self/fd/{w}"))
print(os.readlink(f"/proc/self/fd/{r}").partition(":")[0])
fd = os.open("/dev/null", os.O_RDONLY)
print(os.readlink(f"/proc/self/fd/{fd}"))
os.close(fd)
try:
    os.readlink(f"/proc/self/fd/{fd}")
except FileNotFoundError as error:
    print(error.strerror)

"""/proc/self leads to the reader's own directory, in each process to another."""
import os

print(os.readlink("/proc/self") == str(os.getpid()), int(open("/proc/self/stat").read().split()[0]) == os.getpid())
pid = os.fork()
if pid == 0:
    os._exit(os.readlink("/proc/self") == str(os.getpid()))
print(os.wait()[1] >> 8)
print(str(os.getpid()) in os.listdir("/proc"), "self" in os.listdir("/proc"), str(pid) in os.listdir("/proc"))

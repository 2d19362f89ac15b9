"""Descriptors above a lowered limit stay open."""
import os
import resource

os.dup2(1, 60)
resource.setrlimit(resource.RLIMIT_NOFILE, (10, 10))
print(os.write(60, b"still there\n"))
if os.fork() == 0:
    os.write(60, b"in the child too\n")
    os._exit(0)
os.wait()

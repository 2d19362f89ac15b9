"""An open file that has been unlinked lives on until its last descriptor is closed."""
import os
import tempfile

fd, name = tempfile.mkstemp()
os.unlink(name)
if os.fork() == 0:
    os.write(fd, b"written by the child")
    os._exit(0)
os.wait()
print(os.path.exists(name), os.fstat(fd).st_nlink, os.pread(fd, 80, 0))
